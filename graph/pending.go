package graph

import "minzheng/graph/generated"

type (
	pendingQ = generated.QueryResolver
	pendingM = generated.MutationResolver
)
