package editor

import (
	"article30/register"
	"article30/register/lang"
	"article30/tui/dashboard"
)

// overview shows the register in figures.
func (r *root) overview() {
	r.host.PushOnce(dashboard.New(dashboard.Desk{
		Host: r.host, Session: r.session, Findings: r.board, Open: r.showOnly, Review: func() { r.host.PushOnce(r.review) },
	}))
}

// showOnly shows some treatments and processor activities alone, in the first of
// the two lists that has any of them; the other one is filtered as well.
func (r *root) showOnly(name lang.Text, records []register.ID) {
	first := ""
	for _, key := range []string{"treatments", "processor_activities"} {
		if r.list(key).Only(name, records) && first == "" {
			first = key
		}
	}
	if first != "" {
		r.goTo(first)
	}
}
