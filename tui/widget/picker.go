package widget

import (
	"slices"
	"strings"
	"unicode"

	"article30/register/lang"
	"article30/tui/keys"
	"article30/tui/screen"

	tea "github.com/charmbracelet/bubbletea"
)

// Option is something to choose.
type Option struct {
	ID     string
	Label  string // raw text
	Detail string // raw text, shown faint after the label and searched too
	Search string // raw text, searched and not shown
	// Names are the other names of the option, raw, the ones that count most
	// first; the detail when there is none. Those after the first two count the
	// same.
	Names []string
}

// Pick is one thing chosen: an option, or a name for which the screen is to
// make an entry.
type Pick struct {
	ID  string
	New string // set when ID is empty
}

// Choice is what a Picker is made with.
type Choice struct {
	Title    string
	Options  []Option
	Chosen   []string // in order; an id among no options is kept, and shown as unknown
	Multiple bool     // any number, in an order; else at most one
	Creates  bool     // a name that is no option can be asked for
	// Done takes the result, once, when the picker has closed: everything chosen
	// in order, and whether that differs from Chosen.
	Done func(picks []Pick, changed bool)
	// Next comes after Done when one left by Enter, to go on; nil: nothing does.
	Next func()
	// Then is the command of a choice made by Enter, asked for last; nil: there
	// is none.
	Then func() tea.Cmd
}

// Picker is the overlay in which one chooses. The filter has the focus from the
// first key; what was chosen before stands first.
//
//   - one choice: Enter takes the row under the cursor and goes on, Esc changes
//     nothing. What may be left unanswered has an option that says so.
//   - several: Enter marks the row under the cursor when a filter is typed and
//     the row is not marked yet, then clears the filter for the next one; else
//     it leaves. So « paie Enter cli Enter Enter » marks two and goes on. Tab
//     marks or unmarks and goes down. Space marks too, except right after a
//     character of the filter, where it is a character of the filter. Esc keeps
//     what is marked, as Enter does.
//   - Ctrl+N, or the last row « + Créer », asks for a new entry with the name
//     typed.
type Picker struct {
	screen.Base
	host    screen.Host
	env     screen.Env
	choice  Choice
	rows    []row
	chosen  []int // rows, in the order of the choice
	matches []int // rows that match the filter, as shown
	window  Window
	filter  *Line
	closed  bool
	// filtering is true right after a character of the filter: Space is one too.
	filtering bool
	w, h      int
}

type row struct {
	Option
	pick     Pick
	names    []string // the label, then the other names, reduced to words
	searched string   // label, detail, and what is not shown
	unknown  bool
}

func newRow(o Option, pick Pick) row {
	r := row{Option: o, pick: pick, names: []string{nameWords(o.Label)}}
	if len(o.Names) == 0 {
		o.Names = []string{o.Detail}
	}
	for _, name := range o.Names {
		r.names = append(r.names, nameWords(name))
	}
	r.searched = lang.Fold(strings.Join([]string{o.Label, o.Detail, o.Search}, " "))
	return r
}

// nameWords reduces a name to its words, so that « Etats Unis » begins
// « États-Unis ».
func nameWords(name string) string {
	return strings.Join(strings.FieldsFunc(lang.Fold(name), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}), " ")
}

// sameName is from which on the names of an option count the same.
const sameName = 3

// distance says how far a query, reduced to words, is from naming the row: it is
// a name of it, it begins the label or a word of it, then the same of each
// further name.
func (r row) distance(query string) int {
	if slices.Contains(r.names, query) {
		return 0
	}
	for i, name := range r.names {
		switch i = min(i, sameName); {
		case strings.HasPrefix(name, query):
			return 1 + 2*i
		case strings.Contains(name, " "+query):
			return 2 + 2*i
		}
	}
	return 3 + 2*sameName
}

var _ screen.Screen = (*Picker)(nil)

// NewPicker makes a picker; open it with Host.Open.
func NewPicker(host screen.Host, c Choice) *Picker {
	p := &Picker{host: host, env: host.Env(), choice: c}
	p.filter = NewLine(p.env.Theme, "", p.env.Say(filterHint))
	byID := make(map[string]int, len(c.Options))
	for _, o := range c.Options {
		byID[o.ID] = len(p.rows)
		p.rows = append(p.rows, newRow(o, Pick{ID: o.ID}))
	}
	for _, id := range c.Chosen {
		i, known := byID[id]
		if !known {
			i = len(p.rows)
			byID[id] = i
			unknown := newRow(Option{ID: id, Label: p.env.Say(unknownLabel) + id}, Pick{ID: id})
			unknown.unknown = true
			p.rows = append(p.rows, unknown)
		}
		p.chosen = append(p.chosen, i)
	}
	p.refilter()
	return p
}

// Title returns what is being chosen.
func (p *Picker) Title() string { return p.choice.Title }

// Scopes says what Enter and Space do now, before the keys of every picker and
// the arrows.
func (p *Picker) Scopes() []keys.Scope {
	var own []keys.Scope
	if p.choice.Multiple {
		if p.marksByEnter() {
			own = append(own, keys.Found)
		}
		if !p.filtering {
			own = append(own, keys.Marking)
		}
		own = append(own, keys.Several)
	}
	return append(own, keys.Picker, keys.Cursor)
}

// Typing is true: the filter always has the focus.
func (p *Picker) Typing() bool { return true }

// Leave keeps what is marked.
func (p *Picker) Leave() { p.finish() }

// Type edits the filter.
func (p *Picker) Type(msg tea.KeyMsg) tea.Cmd {
	before := p.filter.Value()
	p.filter.Type(msg)
	if p.filter.Value() != before {
		p.filtering = p.filter.Value() != ""
		p.refilter()
	}
	return nil
}

// Do chooses, moves, creates, leaves.
func (p *Picker) Do(a keys.Action) (tea.Cmd, bool) {
	switch a {
	case keys.Confirm:
		if p.confirm(); p.closed && p.choice.Then != nil {
			return p.choice.Then(), true
		}
	case keys.Mark:
		p.mark(p.current())
	case keys.MarkNext:
		p.mark(p.current())
		p.window.Do(keys.Down)
	case keys.Create:
		p.create()
	case keys.MoveUp:
		p.reorder(-1)
	case keys.MoveDown:
		p.reorder(+1)
	case keys.Back:
		p.close()
	default:
		if !p.window.Do(a) {
			return nil, false
		}
	}
	p.filtering = false
	return nil, true
}

// Why says why a choice cannot be created or moved.
func (p *Picker) Why(a keys.Action) lang.Text {
	switch a {
	case keys.Create:
		switch {
		case !p.choice.Creates:
			return lang.Text{FR: "Cette liste est fermée\u00a0: on n'y ajoute rien", EN: "This list is closed: nothing can be added to it"}
		case p.typed() == "":
			return lang.Text{FR: "Tapez d'abord un nom", EN: "Type a name first"}
		}
	case keys.MoveUp, keys.MoveDown:
		if i := p.current(); !p.choice.Multiple || i < 0 || !slices.Contains(p.chosen, i) {
			return lang.Text{FR: "Seuls les choix cochés ont un ordre", EN: "Only marked choices have an order"}
		}
	}
	return lang.Text{}
}

func (p *Picker) typed() string { return strings.TrimSpace(p.filter.Value()) }

// current returns the row under the cursor, -1 on the row that creates and
// where there is none.
func (p *Picker) current() int {
	if at := p.window.Cursor(); at >= 0 && at < len(p.matches) {
		return p.matches[at]
	}
	return -1
}

// marksByEnter reports that Enter marks the row under the cursor and stays.
func (p *Picker) marksByEnter() bool {
	i := p.current()
	return p.choice.Multiple && p.typed() != "" && (i < 0 && p.offersCreate() || i >= 0 && !slices.Contains(p.chosen, i))
}

func (p *Picker) confirm() {
	i := p.current()
	switch {
	case i < 0 && p.offersCreate():
		p.create()
	case p.marksByEnter():
		p.mark(i)
		p.clearFilter()
	case p.typed() != "" && i < 0:
		// nothing matches: Enter has nothing to take, and leaving would surprise
	default:
		if i >= 0 && !p.choice.Multiple {
			p.chosen = []int{i}
		}
		p.goOn()
	}
}

// mark marks or unmarks a row.
func (p *Picker) mark(i int) {
	switch at := slices.Index(p.chosen, i); {
	case i < 0:
		if p.offersCreate() {
			p.create()
		}
	case at >= 0:
		p.chosen = slices.Delete(p.chosen, at, at+1)
	default:
		p.chosen = append(p.chosen, i)
	}
}

// create takes the name typed as a new entry, or the option that bears it.
func (p *Picker) create() {
	name := p.typed()
	if !p.choice.Creates || name == "" {
		return
	}
	i := p.exact(name)
	if i < 0 {
		i = len(p.rows)
		p.rows = append(p.rows, newRow(Option{Label: name}, Pick{New: name}))
		p.SetSize(p.w, p.h) // there is one more to show
	}
	if !p.choice.Multiple {
		p.chosen = []int{i}
		p.goOn()
		return
	}
	if !slices.Contains(p.chosen, i) {
		p.mark(i)
	}
	p.clearFilter()
}

// exact returns the row that bears the name, accents and case aside, or -1.
func (p *Picker) exact(name string) int {
	folded := lang.Fold(name)
	return slices.IndexFunc(p.rows, func(r row) bool { return lang.Fold(r.Label) == folded })
}

func (p *Picker) offersCreate() bool {
	return p.choice.Creates && p.typed() != "" && p.exact(p.typed()) < 0
}

// reorder moves the choice under the cursor among the choices.
func (p *Picker) reorder(by int) {
	i := p.current()
	at := slices.Index(p.chosen, i)
	if i < 0 || at < 0 || at+by < 0 || at+by >= len(p.chosen) {
		return
	}
	p.chosen[at], p.chosen[at+by] = p.chosen[at+by], p.chosen[at]
	p.refilter()
	p.window.To(slices.Index(p.matches, i))
}

func (p *Picker) clearFilter() {
	p.filter.SetValue("")
	p.refilter()
}

// refilter lists the rows that match, the chosen ones first, then the nearest to
// the query. Marking does not call it: a row stays where it was seen.
func (p *Picker) refilter() {
	query := lang.Fold(p.typed())
	p.matches = p.matches[:0]
	isChosen := make(map[int]bool, len(p.chosen))
	for _, i := range p.chosen {
		isChosen[i] = true
		if lang.Match(p.rows[i].searched, query) {
			p.matches = append(p.matches, i)
		}
	}
	others := len(p.matches)
	for i := range p.rows {
		if !isChosen[i] && lang.Match(p.rows[i].searched, query) {
			p.matches = append(p.matches, i)
		}
	}
	if name := nameWords(query); name != "" {
		slices.SortStableFunc(p.matches[others:], func(a, b int) int {
			return p.rows[a].distance(name) - p.rows[b].distance(name)
		})
	}
	count := len(p.matches)
	if p.offersCreate() {
		count++
	}
	p.window.SetCount(count)
	p.window.To(0)
}

func (p *Picker) close() {
	p.host.Close()
	p.finish()
}

// goOn closes the picker and goes on to what comes next.
func (p *Picker) goOn() {
	p.close()
	if p.choice.Next != nil {
		p.choice.Next()
	}
}

func (p *Picker) finish() {
	if p.closed {
		return
	}
	p.closed = true
	picks := make([]Pick, len(p.chosen))
	ids := make([]string, len(p.chosen))
	for n, i := range p.chosen {
		picks[n] = p.rows[i].pick
		ids[n] = picks[n].ID // empty for a new one, so it differs
	}
	p.choice.Done(picks, !slices.Equal(ids, p.choice.Chosen))
}
