package graph

import (
	"context"
	"sync"
	"time"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/region"
)

// Queue tells those who listen that a case in their reach changed. It holds nothing: who was not listening looks for
// themselves, and an event that a slow listener has no room for is left out, because others already wait for it.
type Queue struct {
	mu        sync.Mutex
	listeners map[*listener]struct{}
}

type listener struct {
	actor  *access.Actor
	events chan *model.WorkQueueEvent
}

// NewQueue is a queue without listeners.
func NewQueue() *Queue { return &Queue{listeners: map[*listener]struct{}{}} }

// Changed tells of a change that has been committed, to those who may read the case.
func (q *Queue) Changed(caseID string, at region.Place, section string, when time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for l := range q.listeners {
		if l.actor.Can(access.CaseRead, at, section) != nil {
			continue
		}
		select {
		case l.events <- &model.WorkQueueEvent{CaseID: caseID, At: when}:
		default:
		}
	}
}

// listen gives the actor's events until ctx ends.
func (q *Queue) listen(ctx context.Context, actor *access.Actor) <-chan *model.WorkQueueEvent {
	l := &listener{actor: actor, events: make(chan *model.WorkQueueEvent, 16)}
	q.mu.Lock()
	q.listeners[l] = struct{}{}
	q.mu.Unlock()
	context.AfterFunc(ctx, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		delete(q.listeners, l)
		close(l.events)
	})
	return l.events
}

// Listeners is how many listen now.
func (q *Queue) Listeners() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.listeners)
}

func (s subscription) WorkQueueChanged(ctx context.Context) (<-chan *model.WorkQueueEvent, error) {
	return s.Deps.Queue.listen(ctx, actorOf(ctx)), nil
}
