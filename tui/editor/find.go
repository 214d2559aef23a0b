package editor

import "article30/tui/search"

// searchAll shows the search of the whole register, for a query that may be
// empty.
func (r *root) searchAll(query string) {
	r.host.PushOnce(search.New(search.Desk{Host: r.host, Session: r.session, Index: r.index, Open: r.openAt}, query))
}
