package widget

import (
	"slices"
	"strings"

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
}

// Picker is the overlay in which one chooses. The filter has the focus from the
// first key; what was chosen before stands first. Nothing is lost by leaving:
// Esc keeps what is marked, as Enter does.
//
//   - one choice: Enter takes the row under the cursor and leaves; Space or Tab
//     unmarks it.
//   - several: Enter takes the row under the cursor when a filter is typed and
//     the row is not marked yet, then clears the filter for the next one; else
//     it leaves. So « paie Enter cli Enter Enter » marks two and leaves. Tab
//     marks or unmarks and goes down. Space marks too, except right after a
//     character of the filter, where it is a character of the filter.
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
	pick    Pick
	folded  string
	unknown bool
}

// distance says how far a query is from naming the row.
func (r row) distance(query string) int {
	switch {
	case slices.Contains(strings.Fields(r.folded), query):
		return 0
	case strings.HasPrefix(r.folded, query):
		return 1
	}
	return 2
}

var _ screen.Screen = (*Picker)(nil)

// NewPicker makes a picker; open it with Host.Open.
func NewPicker(host screen.Host, c Choice) *Picker {
	p := &Picker{host: host, env: host.Env(), choice: c}
	p.filter = NewLine(p.env.Theme, "", p.env.Say(filterHint))
	byID := make(map[string]int, len(c.Options))
	for _, o := range c.Options {
		byID[o.ID] = len(p.rows)
		p.rows = append(p.rows, row{Option: o, pick: Pick{ID: o.ID}, folded: lang.Fold(o.Label + " " + o.Detail)})
	}
	for _, id := range c.Chosen {
		i, known := byID[id]
		if !known {
			i = len(p.rows)
			byID[id] = i
			label := p.env.Say(unknownLabel) + id
			p.rows = append(p.rows, row{Option: Option{ID: id, Label: label}, pick: Pick{ID: id}, folded: lang.Fold(label), unknown: true})
		}
		p.chosen = append(p.chosen, i)
	}
	p.refilter()
	return p
}

// Title returns what is being chosen.
func (p *Picker) Title() string { return p.choice.Title }

// Scopes puts the picker's keys before the arrows.
func (p *Picker) Scopes() []keys.Scope { return []keys.Scope{keys.Picker, keys.Cursor} }

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
		p.confirm()
	case keys.Mark:
		if p.filtering {
			return nil, false // a space in the filter
		}
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
			return lang.Text{FR: "Tapez d'abord le nom de la nouvelle entrée", EN: "Type the name of the new entry first"}
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

func (p *Picker) confirm() {
	i := p.current()
	switch {
	case i < 0 && p.offersCreate():
		p.create()
	case !p.choice.Multiple:
		if i >= 0 && !slices.Contains(p.chosen, i) {
			p.chosen = []int{i}
		}
		p.close()
	case i >= 0 && p.typed() != "" && !slices.Contains(p.chosen, i):
		p.mark(i)
		p.clearFilter()
	case p.typed() != "" && i < 0:
		// nothing matches: Enter has nothing to take, and leaving would surprise
	default:
		p.close()
	}
}

func (p *Picker) mark(i int) {
	switch at := slices.Index(p.chosen, i); {
	case i < 0:
		if p.offersCreate() {
			p.create()
		}
	case at >= 0:
		p.chosen = slices.Delete(p.chosen, at, at+1)
	case p.choice.Multiple:
		p.chosen = append(p.chosen, i)
	default:
		p.chosen = []int{i}
	}
}

func (p *Picker) create() {
	name := p.typed()
	if !p.choice.Creates || name == "" {
		return
	}
	if i := p.exact(name); i >= 0 { // it exists: take it
		if !slices.Contains(p.chosen, i) {
			p.mark(i)
		}
	} else {
		p.rows = append(p.rows, row{Option: Option{Label: name}, pick: Pick{New: name}, folded: lang.Fold(name)})
		p.mark(len(p.rows) - 1)
		p.SetSize(p.w, p.h) // there is one more to show
	}
	if !p.choice.Multiple {
		p.close()
		return
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

// refilter lists the rows that match, the chosen ones first, then those of
// which the query is a whole word (a country's code, say), those that begin
// with it, and the others. Marking does not call it: a row stays where it was
// seen.
func (p *Picker) refilter() {
	query := lang.Fold(p.typed())
	p.matches = p.matches[:0]
	isChosen := make(map[int]bool, len(p.chosen))
	for _, i := range p.chosen {
		isChosen[i] = true
		if lang.Match(p.rows[i].folded, query) {
			p.matches = append(p.matches, i)
		}
	}
	others := len(p.matches)
	for i := range p.rows {
		if !isChosen[i] && lang.Match(p.rows[i].folded, query) {
			p.matches = append(p.matches, i)
		}
	}
	if query != "" {
		slices.SortStableFunc(p.matches[others:], func(a, b int) int {
			return p.rows[a].distance(query) - p.rows[b].distance(query)
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
