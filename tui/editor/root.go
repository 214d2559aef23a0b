package editor

import (
	"errors"
	"path/filepath"
	"sync/atomic"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/form"
	"article30/tui/keys"
	"article30/tui/list"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// root is what stands behind all screens: the open register, and what of it is
// on disk.
type root struct {
	host    screen.Host
	env     screen.Env
	options Options

	// The rest is empty until a register is open.
	session *session.Session
	saver   *saver
	index   *list.Index
	lists   map[string]*list.Screen // by collection, each with its cursor
	current string                  // collection of the list shown last
	single  bool                    // the organisation is shown in its stead

	rescuer   atomic.Pointer[saver] // saver again, for rescue
	exporting bool
	leaving   bool   // once the export is written
	unsettled error  // a fault of the file that a question was asked about
	unread    string // why the file could not be read again, as last said
}

var _ screen.Root = (*root)(nil)

// newRoot makes the root of a session, nil when the register is still to be
// created.
func newRoot(host screen.Host, s *session.Session, o Options) *root {
	r := &root{host: host, env: host.Env(), options: o}
	if s != nil {
		r.use(s)
	}
	return r
}

// use makes a session the open register.
func (r *root) use(s *session.Session) {
	r.session, r.saver = s, newSaver(s)
	r.rescuer.Store(r.saver)
	r.index = list.NewIndex(r.env.Lang)
	r.lists = map[string]*list.Screen{}
	r.current = "treatments"
}

// rescue saves what there is, from beside a program that may be stuck, and
// returns where it is.
func (r *root) rescue() string {
	if s := r.rescuer.Load(); s != nil {
		return s.rescue()
	}
	return ""
}

// Home returns the treatments, or the welcome to a register that does not
// exist.
func (r *root) Home() screen.Screen {
	if r.session == nil {
		return newWelcome(r.host, r)
	}
	if reason := r.session.ReadOnly(); reason != nil {
		r.host.Notify(r.said(reason))
	} else {
		r.tellOfDraft()
	}
	return r.list(r.current)
}

// Start begins to save and to watch.
func (r *root) Start() tea.Cmd {
	if r.session == nil {
		return nil
	}
	return tea.Batch(r.saver.next(), r.watch(), r.index.Build(r.session.Register()))
}

// Status returns what is open and whether it is saved.
func (r *root) Status() (left, right string) {
	if r.session == nil {
		return filepath.Base(r.options.Path), ""
	}
	left = filepath.Base(r.session.Path())
	if o := r.session.Register().Organisation; o != nil && o.Name != "" {
		left = o.Name + "  " + left
	}
	if r.options.Demo {
		left = r.env.Say(lang.Text{FR: "[exemple] ", EN: "[example] "}) + left
	}
	return left, r.env.Say(r.saveState())
}

func (r *root) saveState() lang.Text {
	sign := r.env.Theme.Glyphs.Error + " "
	switch at := r.session.SavedAt(); {
	case r.session.ReadOnly() != nil:
		reason := r.said(r.session.ReadOnly())
		return lang.Text{FR: sign + "lecture seule\u00a0: " + reason.FR, EN: sign + "read-only: " + reason.EN}
	case r.fault() != nil:
		fault := r.said(r.fault())
		return lang.Text{FR: sign + "non enregistré\u00a0: " + fault.FR, EN: sign + "not saved: " + fault.EN}
	case r.session.Pending() != nil:
		return lang.Text{FR: "enregistrement…", EN: "saving…"}
	case !at.IsZero():
		clock := at.Local().Format(time.TimeOnly)
		return lang.Text{FR: "enregistré " + clock, EN: "saved " + clock}
	}
	return lang.Text{FR: "enregistré", EN: "saved"}
}

// fault is what keeps the register from being saved, nil when nothing does.
func (r *root) fault() error {
	if r.unsettled != nil {
		return r.unsettled
	}
	return r.saver.fault
}

// Do does what no screen took.
func (r *root) Do(a keys.Action) (tea.Cmd, bool) {
	if r.session == nil {
		return nil, false
	}
	if key := list.Section(a); key != "" {
		return r.goTo(key), true
	}
	switch a {
	case keys.NextPane:
		return r.goTo(list.Beside(r.current, +1)), true
	case keys.PrevPane:
		return r.goTo(list.Beside(r.current, -1)), true
	case keys.Undo:
		r.turnBack(r.session.Undo, lang.Text{FR: "Annulé\u00a0: ", EN: "Undone: "})
	case keys.Redo:
		r.turnBack(r.session.Redo, lang.Text{FR: "Rétabli\u00a0: ", EN: "Redone: "})
	case keys.Save:
		r.save()
	case keys.Export:
		return r.export(""), true
	case keys.Back:
		if !r.single {
			return nil, false
		}
		return r.goTo(r.current), true
	case keys.Quit:
		return nil, r.stay() || r.finishExport()
	default:
		return nil, false
	}
	return nil, true
}

// Why says why the register cannot be changed back, or exported again.
func (r *root) Why(a keys.Action) lang.Text {
	switch a {
	case keys.Undo:
		if _, ok := r.undoable(); !ok {
			return lang.Text{FR: "Rien à annuler", EN: "Nothing to undo"}
		}
	case keys.Redo:
		if _, ok := r.redoable(); !ok {
			return lang.Text{FR: "Rien à rétablir", EN: "Nothing to redo"}
		}
	case keys.Export:
		if r.exporting {
			return lang.Text{FR: "L'export est en cours", EN: "The export is under way"}
		}
	}
	return lang.Text{}
}

func (r *root) undoable() (step session.Step, ok bool) {
	if r.session == nil {
		return step, false
	}
	return r.session.Undoable()
}

func (r *root) redoable() (step session.Step, ok bool) {
	if r.session == nil {
		return step, false
	}
	return r.session.Redoable()
}

// Receive takes the results of writing, watching, exporting and reading.
func (r *root) Receive(msg tea.Msg) tea.Cmd {
	if r.session == nil {
		return nil
	}
	r.index.Receive(msg)
	switch msg := msg.(type) {
	case written:
		r.settle(msg)
		return r.saver.next()
	case looked:
		return r.seen(msg)
	case tea.FocusMsg:
		return r.look(false)
	case exported:
		r.report(msg)
		if r.leaving && msg.err == nil {
			r.host.Quit()
		}
		r.leaving = false
	}
	return nil
}

// changed is told of each edit.
func (r *root) changed(session.Step) { r.saver.touch() }

// goTo shows a section: its list, or the form of the organisation.
func (r *root) goTo(key string) tea.Cmd {
	c := register.CollectionOf(key)
	if r.single = c.Single; c.Single {
		r.host.Reset(form.New(r.host, r.session, r.changed, register.Identity(c.At(r.session.Register(), 0)), ""))
		return nil
	}
	r.current = key
	r.host.Reset(r.list(key))
	return nil
}

func (r *root) list(key string) *list.Screen {
	if r.lists[key] == nil {
		r.lists[key] = list.New(list.Desk{
			Host: r.host, Session: r.session, Index: r.index, Changed: r.changed, Open: r.open,
		}, register.CollectionOf(key))
	}
	return r.lists[key]
}

// open shows the form of a record.
func (r *root) open(id register.ID) {
	r.host.Push(form.New(r.host, r.session, r.changed, id, ""))
}

// turnBack undoes or redoes a step and says which.
func (r *root) turnBack(turn func() (session.Step, error), done lang.Text) {
	step, err := turn()
	if err != nil {
		r.host.Notify(r.said(err))
		return
	}
	r.saver.touch()
	r.host.Notify(lang.Text{FR: done.FR + step.Title.FR, EN: done.EN + step.Title.EN})
}

// settle records the result of a write, and says or asks what it calls for.
func (r *root) settle(w written) {
	if !r.saver.take(w) {
		return
	}
	if w.err == nil {
		r.unsettled = nil
	}
	r.unsaved(w.err)
	if w.saved.Warning != nil {
		r.host.Notify(r.said(w.saved.Warning))
	}
}

// save writes at once, for the habit.
func (r *root) save() {
	r.unsettled = nil // ask again
	w := r.saver.now()
	r.settle(w)
	if w.err == nil && w.saved.Warning == nil {
		r.host.Notify(r.saveState())
	}
}

// said is the line of a fault; the file it speaks of is in the status line.
func (r *root) said(err error) lang.Text { return screen.Fault(err, r.session.Path()) }

// stay keeps the program open when the register could not be saved, and asks;
// it is the only question before leaving.
func (r *root) stay() bool {
	w := r.saver.now()
	r.saver.take(w)
	if w.err == nil {
		return false
	}
	lost := lang.Text{FR: "Vos dernières modifications seraient perdues.", EN: "Your last changes would be lost."}
	if where, kept := r.inDraft(); kept {
		lost = lang.Text{FR: "Le registre tel qu'il est ici est dans le brouillon " + where + ".", EN: "The register as it is here is in the draft " + where + "."}
	} else if errors.Is(w.err, store.ErrUnconfirmed) {
		lost = lang.Text{FR: "Une coupure de courant pourrait le perdre.", EN: "A power cut could lose it."}
	}
	fault := r.said(w.err)
	r.host.Open(widget.NewQuestion(r.host, r.env.Say(lang.Text{FR: "Le registre n'est pas enregistré", EN: "The register is not saved"}),
		r.env.Say(lang.Text{FR: fault.FR + ".\n" + lost.FR, EN: fault.EN + ".\n" + lost.EN}),
		widget.Answer{Label: lang.Text{FR: "Rester", EN: "Stay"}},
		widget.Answer{Label: lang.Text{FR: "Quitter quand même", EN: "Quit all the same"}, Do: func() tea.Cmd {
			r.host.Quit()
			return nil
		}}))
	return true
}

// inDraft returns where the draft is that holds the register as it is now.
func (r *root) inDraft() (where string, ok bool) { return r.saver.inDraft(r.session.Register()) }
