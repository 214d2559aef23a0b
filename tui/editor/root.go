package editor

import (
	"path/filepath"
	"sync/atomic"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/findings"
	"article30/tui/form"
	"article30/tui/keys"
	"article30/tui/list"
	"article30/tui/questionnaire"
	"article30/tui/readymade"
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
	opening *opening // nil: the register is open, or still to be created

	// The rest is empty until a register is open.
	session   *session.Session
	signature *widget.Signature
	saver     *saver
	index     *list.Index
	board     *findings.Board
	review    *findings.Screen
	lists     map[string]*list.Screen // by collection, each with its cursor
	current   string                  // collection of the list shown last

	rescuer   atomic.Pointer[saver] // saver again, for rescue
	exporting bool
	leaving   bool     // once the export is written
	unsettled error    // a fault of the file that a question was asked about
	unread    string   // why the file could not be read again, as last said
	arriving  *arrival // what is to be settled before it comes into the register; nil: nothing
}

var _ screen.Root = (*root)(nil)

// newRoot makes the root of a session, nil when the register is still to be
// opened or created.
func newRoot(host screen.Host, s *session.Session, o Options) *root {
	r := &root{host: host, env: host.Env(), options: o}
	switch {
	case s != nil:
		r.use(s)
	case !o.New:
		r.opening = newOpening(r.env, o)
	}
	return r
}

// use makes a session the open register.
func (r *root) use(s *session.Session) {
	r.session, r.saver, r.signature = s, newSaver(s), widget.NewSignature(session.User(s.Path()))
	r.rescuer.Store(r.saver)
	r.index = list.NewIndex(r.env.Lang)
	r.board = findings.NewBoard()
	r.review = findings.NewScreen(r.desk().Desk, r.board, r.openAt)
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

// Home returns the treatments, or what stands there until a register is open:
// the welcome to one that does not exist, or word that it is being read.
func (r *root) Home() screen.Screen {
	switch {
	case r.session == nil && r.opening != nil:
		r.host.Hold("")
		return r.opening
	case r.session == nil:
		return newWelcome(r.host, r)
	}
	if reason := r.session.ReadOnly(); reason != nil {
		r.host.Notify(r.said(reason))
	} else {
		r.tellOfCopies()
		r.offerDraft() // over them: it is to be answered first
	}
	return r.list(r.current)
}

// Start begins to save and to watch, or to open.
func (r *root) Start() tea.Cmd {
	switch {
	case r.session == nil && r.opening != nil:
		return tea.Batch(r.opening.open, r.opening.awaitOutline)
	case r.session == nil:
		return nil
	}
	return tea.Batch(r.saver.next(), r.watch(), r.index.Build(r.session.Register()), r.check())
}

// Status returns what is open and whether it is saved.
func (r *root) Status() (left, right string) {
	switch {
	case r.session != nil:
		return r.naming(r.session), r.env.Say(r.saveState())
	case r.opening != nil:
		return r.opening.status()
	}
	return filepath.Base(r.options.Path), ""
}

// naming names the register that a session has.
func (r *root) naming(s *session.Session) string {
	name := filepath.Base(s.Path())
	if o := s.Register().Organisation; o != nil && o.Name != "" {
		name = o.Name + "  " + name
	}
	if r.options.Demo {
		name = r.env.Say(lang.Text{FR: "[exemple] ", EN: "[example] "}) + name
	}
	return name
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
	case keys.Undo, keys.Redo:
		r.turnBack(a)
	case keys.RestoreAll:
		r.askPutAllBack()
	case keys.Repair:
		r.tellApart()
	case keys.SearchAll:
		r.searchAll("")
	case keys.Save:
		r.save()
	case keys.Review:
		r.host.PushOnce(r.review)
	case keys.Overview:
		r.overview()
	case keys.Questionnaire:
		r.host.PushOnce(questionnaire.New(readymade.Desk{Host: r.host, Session: r.session, Changed: r.changed}, r.board))
	case keys.Versions:
		r.chooseVersion()
	case keys.Settle:
		r.bring(r.arriving)
	case keys.Draft:
		if !r.offerDraft() {
			r.host.Notify(lang.Text{FR: "Le registre dit déjà tout ce que dit le brouillon", EN: "The register says all that the draft says"})
		}
	case keys.Copies:
		r.tellOfCopies()
	case keys.Export:
		r.chooseExport()
	case keys.Extract:
		return r.export(forInspector, ""), true
	case keys.Notice:
		return r.export(privacyNotice, ""), true
	case keys.Quit:
		return nil, r.stay() || r.finishExport()
	default:
		return nil, false
	}
	return nil, true
}

// Why says why the register cannot be changed back, or exported again.
func (r *root) Why(a keys.Action) lang.Text {
	if r.session == nil && r.opening == nil && ofARegister(a) {
		return lang.Text{FR: "Créez d'abord le registre", EN: "Create the register first"}
	}
	switch a {
	case keys.Undo:
		if _, ok := r.undoable(); !ok {
			return lang.Text{FR: "Rien à annuler", EN: "Nothing to undo"}
		}
	case keys.Redo:
		if _, ok := r.redoable(); !ok {
			return lang.Text{FR: "Rien à rétablir", EN: "Nothing to redo"}
		}
	case keys.RestoreAll:
		if r.session == nil || r.session.AsOpened() {
			return lang.Text{FR: "Rien n'a changé depuis l'ouverture", EN: "Nothing has changed since the opening"}
		}
	case keys.Settle:
		if r.arriving == nil {
			return lang.Text{FR: "Il n'y a pas de désaccord", EN: "There is no conflict"}
		}
	case keys.Draft:
		if r.session == nil || !r.drafted() {
			return lang.Text{FR: "Il n'y a pas de brouillon", EN: "There is no draft"}
		}
	case keys.Copies:
		if r.session == nil || len(r.session.ConflictCopies()) == 0 {
			return lang.Text{FR: "Il n'y a pas de copie à côté du registre", EN: "There is no copy beside the register"}
		}
	case keys.Export, keys.Extract, keys.Notice:
		if r.exporting {
			return lang.Text{FR: "L'export est en cours", EN: "The export is under way"}
		}
	}
	return lang.Text{}
}

// ofARegister reports that an action, which one may ask for while a text is open,
// needs a register.
func ofARegister(a keys.Action) bool {
	switch a {
	case keys.SearchAll, keys.Review, keys.Save, keys.Versions, keys.Repair, keys.Extract, keys.Notice:
		return true
	}
	return false
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
		return r.arrive(msg)
	}
	r.index.Receive(msg)
	r.board.Receive(msg)
	return tea.Batch(r.receive(msg), r.checkAnew())
}

func (r *root) receive(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case written:
		r.settle(msg)
		return r.saver.next()
	case looked:
		return r.seen(msg)
	case tea.FocusMsg:
		return r.look(false)
	case recounted:
		r.recount(msg)
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
func (r *root) changed(step session.Step) {
	r.saver.touch()
	r.board.Update(r.session.Register(), step)
}

// single is the form of the organisation in the stead of a list: going back
// from it shows the list again.
type single struct {
	*form.Form
	root *root
}

// Do does an action on the form.
func (s single) Do(a keys.Action) (tea.Cmd, bool) {
	cmd, done := s.Form.Do(a)
	switch {
	case done:
	case a == keys.Back:
		return s.root.goTo(s.root.current), true
	case a == keys.Undo, a == keys.Redo:
		s.root.turnBackIn("organisation", a)
		return nil, true
	}
	return cmd, done
}

// goTo shows a section: its list, or the form of the organisation.
func (r *root) goTo(key string) tea.Cmd {
	if c := register.CollectionOf(key); c.Single {
		r.host.Reset(single{form.New(r.desk(), register.Identity(c.At(r.session.Register(), 0)), ""), r})
		return nil
	}
	r.current = key
	r.host.Reset(r.list(key))
	return nil
}

func (r *root) list(key string) *list.Screen {
	if r.lists[key] == nil {
		r.lists[key] = list.New(r.listDesk(), register.CollectionOf(key))
	}
	return r.lists[key]
}

// listDesk is what lists work with.
func (r *root) listDesk() list.Desk {
	return list.Desk{
		Host: r.host, Session: r.session, Index: r.index, Findings: r.board, Changed: r.changed,
		Open: r.open, SearchAll: r.searchAll, TurnBack: r.turnBackInList, History: r.history, Signature: r.signature,
	}
}

// open shows the form of a record.
func (r *root) open(id register.ID) {
	r.host.Push(form.New(r.desk(), id, ""))
}
