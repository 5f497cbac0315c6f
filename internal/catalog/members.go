package catalog

// NotCountedLabel is how the programme calls the reason why a household member is not counted; nothing for no reason.
func (p *Program) NotCountedLabel(value string) Text {
	if value == "" {
		return Text{}
	}
	for _, f := range p.Fields() {
		if f.Sets != "MEMBERS" {
			continue
		}
		for _, item := range f.Items {
			if item.Key == "reason" {
				return labelOf(item.Options, value)
			}
		}
	}
	return Text{ZH: value, EN: value}
}
