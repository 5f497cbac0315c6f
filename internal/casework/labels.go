package casework

import (
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// ChangeLabel names a kind of change for people.
func (s *Service) ChangeLabel(kind string) fault.Text {
	switch kind {
	case ChangeAdmit:
		return fault.T("新增", "Admitted")
	case ChangeSuspend:
		return fault.T("暂停", "Suspended")
	case ChangeResume:
		return fault.T("恢复", "Resumed")
	}
	if kind == "PAID_ONCE" {
		return fault.T("一次性发放", "Paid once")
	}
	return s.deps.Catalog.Label("CHANGE_KINDS", kind)
}

// Because names why a span of a case began or ended: an end reason of its programme, or a kind of change.
func (s *Service) Because(p *catalog.Program, code string) fault.Text {
	for _, o := range p.EndReasons {
		if o.Value == code {
			return o.Label
		}
	}
	return s.ChangeLabel(code)
}
