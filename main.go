// Article30 keeps a company's register of processing activities (Article 30 of
// the GDPR) in a JSON file, edits it in the terminal, and exports it as the
// workbook of the CNIL.
//
// This file is the command line: it reads arguments, calls the packages, and
// prints. Its rules:
//
//   - What a program may read goes to standard output, nothing else does.
//   - An error is one line on standard error, what is wrong and what to do,
//     and the exit code is 2.
//   - A command that reads takes no lock and writes nothing.
//   - Help and errors exist in both languages.
package main

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"article30/export"
	"article30/export/cnil"
	"article30/export/text"
	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/register/store"
	_ "article30/tui/background" // must come before bubbletea, as it explains
	"article30/tui/editor"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

// exitFailure is the exit code of wrong usage, and of a file that cannot be
// read or written.
const exitFailure = 2

// program is one run of the command line.
type program struct {
	in, out, errOut *os.File
	getenv          func(string) string
	lang            lang.Lang
	code            int // with which the program ends when nothing failed
	options
}

// options are what the flags of the commands say.
type options struct {
	plain, ascii bool     // the editor
	name         string   // new
	none, clear  bool     // set
	output, to   string   // export
	only         []string // export
	force        bool     // export
}

// run is the whole program, and returns its exit code.
func run(args []string, in, out, errOut *os.File, getenv func(string) string) int {
	p := &program{in: in, out: out, errOut: errOut, getenv: getenv, lang: language(args, getenv)}
	root := p.commands()
	root.SetArgs(args)
	if err := root.Execute(); err != nil {
		p.note(message(err, p.lang))
		return exitFailure
	}
	return p.code
}

// language returns that of --lang, wherever it stands but among the values of
// set and add, else that of the locale: what is wrong with the command line is
// said in it too.
func language(args []string, getenv func(string) string) lang.Lang {
	takesValues, operands := false, 0
	for i, arg := range args {
		if !strings.HasPrefix(arg, "-") {
			takesValues = takesValues || arg == "set" || arg == "add"
			if operands++; takesValues && operands > 2 {
				break
			}
		}
		code, ok := strings.CutPrefix(arg, "--lang=")
		if arg == "--lang" && i+1 < len(args) {
			code, ok = args[i+1], true
		}
		if l, known := lang.Parse(code); ok && known {
			return l
		}
	}
	return lang.FromLocale(getenv)
}

// message says an error in one language, with the file and the place in it
// where the error knows them.
func message(err error, l lang.Lang) string {
	var ours interface{ In(lang.Lang) string }
	if errors.As(err, &ours) {
		return ours.In(l)
	}
	return err.Error()
}

func (p *program) say(fr, en string) string { return lang.Text{FR: fr, EN: en}.In(p.lang) }

func refuse(fr, en string, args ...any) error {
	return lang.Errorf(lang.Text{FR: fr, EN: en}, args...)
}

// print writes a result.
func (p *program) print(result string) error {
	if _, err := p.out.WriteString(result); err != nil {
		return refuse("sortie standard\u00a0: écriture impossible (%v)\u00a0; vérifiez où elle mène",
			"standard output: cannot be written (%v); check where it leads", err)
	}
	return nil
}

// printLine writes a result that stands on one line, whatever it holds.
func (p *program) printLine(result string) error { return p.print(text.SafeLine(result) + "\n") }

// note says something to the person, not to a program.
func (p *program) note(line string) {
	fmt.Fprintln(p.errOut, "article30: "+text.SafeLine(line))
}

// commands makes the table of commands. Their texts are in package text.
func (p *program) commands() *cobra.Command {
	cobra.MousetrapHelpText = ""       // a double click on Windows opens the editor
	cobra.EnableCommandSorting = false // the order below

	root := &cobra.Command{
		Use: "article30", Args: p.registerOnly, RunE: p.open, ValidArgsFunction: p.complete(files),
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
		SuggestionsMinimumDistance: 2,
	}
	demo := p.verb("demo", 0, 0, p.demo)
	create := p.verb("new", 1, 1, p.create, registers)
	set := p.verb("set", 3, 5, p.set, registers, p.records, p.fields)
	add := p.verb("add", 3, 4, p.add, registers, p.records, p.fields)
	write := p.verb("export", 1, 1, p.export, registers)
	root.AddCommand(
		demo,
		create,
		p.verb("list", 1, 2, p.list, registers, p.collections),
		p.verb("show", 1, 2, p.show, registers, p.records),
		set,
		add,
		p.verb("delete", 2, 3, p.delete, registers, p.records, p.fields),
		p.verb("duplicate", 2, 2, p.duplicate, registers, p.records),
		write,
		p.verb("completion", 1, 1, p.completion, shells),
		p.verb("version", 0, 0, p.version),
	)
	root.SetHelpCommand(p.verb("help", 0, 1, p.help, p.verbs))
	text.Describe(root, p.lang)

	for _, c := range []*cobra.Command{root, demo} {
		c.Flags().BoolVar(&p.plain, "plain", false, p.say("dessine l'écran sans filets, pour les lecteurs d'écran", "draw the screen without rules, for screen readers"))
		c.Flags().BoolVar(&p.ascii, "ascii", false, p.say("dessine l'écran avec les seuls caractères ASCII", "draw the screen with ASCII characters alone"))
	}
	create.Flags().StringVar(&p.name, "name", "", p.say("`ORGANISME` dont c'est le registre", "the `ORGANISATION` that keeps the register"))
	set.Flags().BoolVar(&p.none, "none", false, p.say("répond qu'il n'y en a pas", "answer that there is none"))
	set.Flags().BoolVar(&p.clear, "clear", false, p.say("laisse le champ sans réponse", "leave the field unanswered"))
	set.Flags().SetInterspersed(false) // a value may begin with a dash
	add.Flags().SetInterspersed(false)
	write.Flags().StringVarP(&p.output, "output", "o", "", p.say("`FICHIER` à écrire", "the `FILE` to write"))
	write.Flags().StringVar(&p.to, "to", "xlsx", p.say("`FORMAT` du document\u00a0: xlsx", "the `FORMAT` of the document: xlsx"))
	write.Flags().Lookup("to").DefValue = "" // help would give it in English
	write.Flags().StringSliceVar(&p.only, "only", nil, p.say("les seules fiches `REF,REF` et ce qu'elles utilisent", "the records `REF,REF` alone, and what they use"))
	write.Flags().BoolVar(&p.force, "force", false, p.say("remplace aussi un fichier qui n'est pas de ce programme", "replace even a file that is not this program's"))
	root.PersistentFlags().BoolP("help", "h", false, p.say("explique la commande", "explain the command"))
	root.PersistentFlags().Func("lang", p.say("langue de l'écran et des messages (`fr|en`), sinon celle du système", "language of the screen and messages (`fr|en`), else the system's"), knownLanguage)

	root.SetOut(p.out)
	root.SetErr(p.errOut)
	root.SetFlagErrorFunc(text.BadOption)
	root.SetHelpFunc(func(c *cobra.Command, _ []string) {
		if p.print(text.Help(c, p.lang)) != nil {
			p.code = exitFailure
		}
	})
	return root
}

// verb makes a command that takes from least to most arguments; the Tab key
// offers something for each.
func (p *program) verb(name string, least, most int, do func(c *cobra.Command, args []string) error, offers ...offer) *cobra.Command {
	c := &cobra.Command{Use: name, RunE: do, ValidArgsFunction: p.complete(offers...)}
	c.Args = func(c *cobra.Command, args []string) error {
		if len(args) < least || len(args) > most {
			return text.BadUsage(c)
		}
		return nil
	}
	text.Describe(c, p.lang)
	return c
}

// knownLanguage refuses a language the program does not speak.
func knownLanguage(code string) error {
	if _, ok := lang.Parse(code); !ok {
		return refuse("écrivez fr ou en", "write fr or en")
	}
	return nil
}

// registerOnly tells the register to open from a mistyped command.
func (p *program) registerOnly(c *cobra.Command, args []string) error {
	switch {
	case len(args) > 0 && !isRegister(args[0]):
		return p.unknownVerb(c, args[0])
	case len(args) > 1:
		return text.BadUsage(c)
	}
	return nil
}

func (p *program) unknownVerb(root *cobra.Command, name string) error {
	if like := root.SuggestionsFor(name); len(like) > 0 {
		return refuse("commande inconnue «\u00a0%s\u00a0»\u00a0; vouliez-vous dire %s\u00a0?", "unknown command \"%s\"; did you mean %s?",
			name, strings.Join(like, p.say(" ou ", " or ")))
	}
	return refuse("commande inconnue «\u00a0%s\u00a0»\u00a0; voyez «\u00a0article30 help\u00a0», ou nommez un registre qui finit par .json",
		"unknown command \"%s\"; see \"article30 help\", or name a register that ends in .json", name)
}

// isRegister reports that an argument names a register, whether or not it
// exists, rather than a command.
func isRegister(arg string) bool {
	_, err := os.Stat(arg)
	ext := filepath.Ext(arg)
	return err == nil || ext == ".json" || ext == ".age" || strings.ContainsAny(arg, "/"+string(filepath.Separator))
}

// The editor.

func (p *program) open(_ *cobra.Command, args []string) error {
	if len(args) == 0 {
		return p.edit("registre.json", false)
	}
	return p.edit(args[0], false)
}

func (p *program) edit(path string, demo bool) error {
	if err := p.needTerminal(); err != nil {
		return err
	}
	_, err := os.Stat(path)
	missing := errors.Is(err, fs.ErrNotExist)
	if missing {
		if err := creatable(path); err != nil {
			return err
		}
	}
	p.code, err = editor.Run(editor.Options{
		Path: path, New: missing, Demo: demo, Lang: p.lang, Plain: p.plain, ASCII: p.ascii,
		In: p.in, Out: p.out, Getenv: p.getenv, Today: time.Now,
	})
	return err
}

func (p *program) needTerminal() error {
	if term.IsTerminal(p.in.Fd()) && term.IsTerminal(p.out.Fd()) {
		return nil
	}
	return refuse("l'éditeur demande un terminal\u00a0; ailleurs, les commandes de «\u00a0article30 help\u00a0» font le même travail",
		"the editor needs a terminal; elsewhere, the commands of \"article30 help\" do the same work")
}

// creatable refuses a name that promises more than this version keeps.
func creatable(path string) error {
	if filepath.Ext(path) == ".age" {
		return refuse("%s\u00a0: cette version ne chiffre pas\u00a0; choisissez un nom qui finit par .json",
			"%s: this version does not encrypt; choose a name that ends in .json", path)
	}
	return nil
}

//go:embed testdata/registers/kleep.json testdata/registers/clustdoc.json
var examples embed.FS

func (p *program) demo(*cobra.Command, []string) error {
	if err := p.needTerminal(); err != nil {
		return err
	}
	name := p.say("kleep.json", "clustdoc.json")
	content, err := examples.ReadFile("testdata/registers/" + name)
	if err != nil {
		return err
	}
	folder, err := os.MkdirTemp("", "article30-") // for the user alone
	if err != nil {
		return err
	}
	path := filepath.Join(folder, name)
	if err := store.WriteFile(path, content); err != nil {
		return err
	}
	err = p.edit(path, true)
	return errors.Join(err, p.printLine(p.say("La copie de l'exemple reste ici\u00a0: ", "The copy of the example stays here: ")+path))
}

// The commands that read.

func (p *program) read(path string) (register.View, error) {
	s, err := session.Open(path, store.ReadOnly)
	if err != nil {
		return register.View{}, err
	}
	return s.View(p.lang), s.Close()
}

func (p *program) list(_ *cobra.Command, args []string) error {
	v, err := p.read(args[0])
	if err != nil {
		return err
	}
	if len(args) == 2 {
		c, err := collectionNamed(args[1])
		if err != nil {
			return err
		}
		return p.print(text.List(v, c))
	}
	return p.print(text.List(v, register.CollectionOf("treatments")) + text.List(v, register.CollectionOf("processor_activities")))
}

func (p *program) show(_ *cobra.Command, args []string) error {
	v, err := p.read(args[0])
	if err != nil {
		return err
	}
	if len(args) == 1 {
		return p.print(text.Register(v))
	}
	c, rec, err := find(v.Register, args[1])
	if err != nil {
		return err
	}
	return p.print(text.Record(v, c, rec))
}

// find returns the record that a reference or ID names.
func find(r *register.Register, name string) (*register.Collection, register.Record, error) {
	found := r.Find(name)
	switch len(found) {
	case 0:
		return nil, nil, refuse("aucune fiche «\u00a0%s\u00a0»\u00a0; «\u00a0article30 list\u00a0» donne les références",
			"no record \"%s\"; \"article30 list\" gives the references", name)
	case 1:
		return found[0].Collection, found[0].Record, nil
	}
	return nil, nil, refuse("plusieurs fiches portent la référence «\u00a0%s\u00a0»\u00a0; nommez la fiche par son id, ou corrigez le fichier",
		"several records bear the reference \"%s\"; name the record by its id, or mend the file", name)
}

// collectionNamed finds a list of the register as people call it.
func collectionNamed(name string) (*register.Collection, error) {
	if c := register.FindCollection(name); c != nil {
		return c, nil
	}
	var keys []string
	for _, c := range register.Collections {
		keys = append(keys, c.Key)
	}
	return nil, refuse("liste inconnue «\u00a0%s\u00a0»\u00a0; les listes sont\u00a0: %s", "unknown list \"%s\"; the lists are: %s", name, strings.Join(keys, ", "))
}

// The commands that write.

func (p *program) create(_ *cobra.Command, args []string) error {
	if strings.TrimSpace(p.name) == "" {
		return refuse("un registre est celui d'un organisme\u00a0; ajoutez --name ORGANISME", "a register is an organisation's; add --name ORGANISATION")
	}
	if err := creatable(args[0]); err != nil {
		return err
	}
	s, err := session.Create(args[0], register.New(register.Clean(p.name), p.lang))
	if err != nil {
		return err
	}
	return errors.Join(s.Close(), p.printLine(args[0]))
}

// change opens a register, changes and saves it, and prints what names the
// thing made, if one was. A change that is refused saves nothing.
func (p *program) change(path string, edit func(*session.Session) (made string, err error)) error {
	s, err := session.Open(path, store.ReadWrite)
	if err != nil {
		return err
	}
	made := ""
	if err = s.ReadOnly(); err == nil {
		made, err = edit(s)
	}
	if err == nil {
		err = p.save(s)
	}
	if err := errors.Join(err, s.Close()); err != nil || made == "" {
		return err
	}
	return p.printLine(made)
}

// save writes what was changed, and says what went wrong beside it.
func (p *program) save(s *session.Session) error {
	saved, err := s.Save()
	if saved.Warning != nil {
		p.note(message(saved.Warning, p.lang))
	}
	return err
}

// toRecord is a change made by one edit of the record of a name.
func toRecord(name string, edit func(register.ID) session.Edit) func(*session.Session) (string, error) {
	return func(s *session.Session) (string, error) {
		_, rec, err := find(s.Register(), name)
		if err != nil {
			return "", err
		}
		step, err := s.Do(edit(register.Identity(rec)))
		return recordMade(step), err
	}
}

// recordMade names the record that a step added, if it did.
func recordMade(step session.Step) string {
	for _, c := range step.Changes {
		if c.Before == nil {
			return text.Handle(c.Collection, c.After)
		}
	}
	return ""
}

func (p *program) set(c *cobra.Command, args []string) error {
	args, answer := p.assignment(args, c.ArgsLenAtDash() >= 0)
	if answer == nil {
		return text.BadUsage(c)
	}
	return p.change(args[0], toRecord(args[1], func(id register.ID) session.Edit {
		return session.Set{Record: id, Path: args[2], To: answer}
	}))
}

// assignment splits the arguments of set into register, record and field, and
// the answer: --none and --clear stand before these three, as options, or
// after them; behind a "--" they are values like any other. The answer is nil
// when the arguments make no sense.
func (p *program) assignment(args []string, literal bool) (operands []string, answer session.Value) {
	more := len(args) - 3
	switch {
	case p.none && !p.clear && more <= 1:
		return args[more:], session.None(strings.Join(args[:more], ""))
	case p.clear && !p.none && more == 0:
		return args, session.Cleared{}
	case p.none || p.clear || more == 0:
		return nil, nil
	}
	operands, rest := args[:3], args[3:]
	switch first := rest[0]; {
	case first == "--none" && !literal:
		return operands, session.None(strings.Join(rest[1:], ""))
	case first == "--clear" && !literal && more == 1:
		return operands, session.Cleared{}
	case first == "--" && !literal && more == 2:
		return operands, session.Typed(rest[1])
	case more == 1:
		return operands, session.Typed(first)
	}
	return nil, nil
}

func (p *program) add(c *cobra.Command, args []string) error {
	return p.change(args[0], func(s *session.Session) (string, error) {
		if len(s.Register().Find(args[1])) > 0 {
			return addItem(s, args[1], args[2], strings.Join(args[3:], ""))
		}
		if len(args) != 3 {
			return "", text.BadUsage(c)
		}
		collection, err := collectionNamed(args[1])
		if err != nil {
			return "", err
		}
		if strings.TrimSpace(args[2]) == "" {
			return "", refuse("une fiche a un nom\u00a0; donnez-le", "a record has a name; give it")
		}
		return addRecord(s, collection, args[2])
	})
}

func addRecord(s *session.Session, c *register.Collection, name string) (string, error) {
	if c.Table.Field("name") == nil {
		return "", refuse("ces fiches n'ont pas de nom\u00a0: %s\u00a0; elles ne s'ajoutent pas ainsi", "these records have no name: %s; they are not added this way", c.Name)
	}
	step, err := s.Do(session.Add{Collection: c, Record: session.NewRecord(c, s.Register(), name)})
	return recordMade(step), err
}

func addItem(s *session.Session, name, path, value string) (itemPath string, err error) {
	c, rec, err := find(s.Register(), name)
	if err != nil {
		return "", err
	}
	spot, err := c.Table.Locate(rec, path)
	if err != nil {
		return "", err
	}
	f := spot.Field
	if f.Kind != register.KindList || spot.Index >= 0 {
		return "", refuse("«\u00a0%s\u00a0» n'est pas une liste d'éléments\u00a0; répondez-y avec «\u00a0article30 set\u00a0», plusieurs valeurs séparées par des points-virgules",
			"\"%s\" is no list of items; answer it with \"article30 set\", several values separated by semicolons", path)
	}
	item, err := f.Item(value, s.View(s.Register().TextLanguage()))
	if err != nil {
		return "", err
	}
	_, err = s.Do(session.AddItem{Record: register.Identity(rec), Path: path, Item: item, At: -1})
	return fmt.Sprintf("%s[%d]", path, len(f.Items(spot.Holder))), err
}

func (p *program) delete(_ *cobra.Command, args []string) error {
	return p.change(args[0], toRecord(args[1], func(id register.ID) session.Edit {
		if len(args) == 3 {
			return session.RemoveItem{Record: id, Path: args[2]}
		}
		return session.Delete{Record: id}
	}))
}

func (p *program) duplicate(_ *cobra.Command, args []string) error {
	return p.change(args[0], toRecord(args[1], func(id register.ID) session.Edit {
		return session.Duplicate{Record: id}
	}))
}

// Documents.

func (p *program) export(c *cobra.Command, args []string) error {
	if p.to != "xlsx" {
		return refuse("format inconnu «\u00a0%s\u00a0»\u00a0; écrivez xlsx", "unknown format \"%s\"; write xlsx", p.to)
	}
	v, err := p.read(args[0])
	if err != nil {
		return err
	}
	if c.Flags().Changed("only") && len(p.only) == 0 {
		return refuse("--only ne nomme aucune fiche\u00a0; donnez des références, ou retirez-le", "--only names no record; give references, or leave it out")
	}
	out := p.output
	if out == "" {
		out = export.DefaultPath(args[0])
	}
	if export.OnRegister(out, args[0]) {
		return refuse("%s\u00a0: c'est le registre lui-même\u00a0; nommez un autre fichier avec -o", "%s: this is the register itself; name another file with -o", out)
	}
	if filepath.Ext(out) != ".xlsx" {
		return refuse("%s\u00a0: un classeur finit par .xlsx\u00a0; changez ce nom", "%s: a workbook ends in .xlsx; change this name", out)
	}
	l := v.Register.TextLanguage()
	if c.Flags().Changed("lang") {
		l = p.lang
	}
	report, err := export.Workbook(v.Register, out, export.Options{Options: cnil.Options{Lang: l, AsOf: v.Today, Only: p.only}, Force: p.force})
	switch {
	case errors.Is(err, export.ErrForeign):
		return refuse("%s\u00a0: ce fichier n'est pas un export de ce programme, ou il a changé depuis\u00a0; nommez-en un autre avec -o, ou remplacez-le avec --force",
			"%s: this file is no export of this program, or has changed since; name another with -o, or replace it with --force", out)
	case err != nil:
		return err
	}
	for _, adapted := range report.Lines(p.lang)[1:] { // the first names the file
		p.note(adapted)
	}
	return p.printLine(out)
}

// The program itself.

func (p *program) help(c *cobra.Command, args []string) error {
	explained, _, err := c.Root().Find(args)
	if err != nil {
		return err
	}
	if len(args) == 1 && explained == c.Root() {
		return p.unknownVerb(explained, args[0])
	}
	return p.print(text.Help(explained, p.lang))
}

func (p *program) completion(c *cobra.Command, args []string) error {
	var script bytes.Buffer
	var err error
	switch args[0] {
	case "bash":
		err = c.Root().GenBashCompletionV2(&script, true)
	case "zsh":
		err = c.Root().GenZshCompletion(&script)
	case "fish":
		err = c.Root().GenFishCompletion(&script, true)
	case "powershell":
		err = c.Root().GenPowerShellCompletionWithDesc(&script)
	default:
		err = text.BadUsage(c)
	}
	if err != nil {
		return err
	}
	return p.print(script.String())
}

func (p *program) version(*cobra.Command, []string) error {
	version := "(devel)"
	if build, ok := debug.ReadBuildInfo(); ok && build.Main.Version != "" {
		version = build.Main.Version
	}
	return p.printLine(fmt.Sprintf("article30 %s %s %s/%s", version, runtime.Version(), runtime.GOOS, runtime.GOARCH))
}

// What the Tab key offers.

// offer returns what an argument may be, given those before it.
type offer func(args []string) ([]string, cobra.ShellCompDirective)

// complete offers for each argument in turn; the shells choose what begins
// like the word typed.
func (p *program) complete(offers ...offer) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		if len(args) >= len(offers) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return offers[len(args)](args)
	}
}

func files([]string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

func registers([]string) ([]string, cobra.ShellCompDirective) {
	return []string{"json"}, cobra.ShellCompDirectiveFilterFileExt
}

func shells([]string) ([]string, cobra.ShellCompDirective) {
	return []string{"bash", "zsh", "fish", "powershell"}, cobra.ShellCompDirectiveNoFileComp
}

func (p *program) verbs([]string) ([]string, cobra.ShellCompDirective) {
	var names []string
	for _, c := range p.commands().Commands() {
		names = append(names, cobra.CompletionWithDesc(c.Name(), c.Short))
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

func (p *program) collections([]string) ([]string, cobra.ShellCompDirective) {
	var keys []string
	for _, c := range register.Collections {
		keys = append(keys, cobra.CompletionWithDesc(c.Key, c.Name.In(p.lang)))
	}
	return keys, cobra.ShellCompDirectiveNoFileComp
}

func (p *program) records(args []string) ([]string, cobra.ShellCompDirective) {
	v, err := p.read(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var refs []string
	for _, c := range register.Collections {
		refs = append(refs, described(text.List(v, c))...)
	}
	return refs, cobra.ShellCompDirectiveNoFileComp
}

func (p *program) fields(args []string) ([]string, cobra.ShellCompDirective) {
	v, err := p.read(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	c, rec, err := find(v.Register, args[1])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return described(text.Fields(v, c, rec)), cobra.ShellCompDirectiveNoFileComp
}

// described splits a listing into what the shells expect: the description of
// an offer stands behind a tab, like a name in a listing.
func described(listing string) []string {
	return strings.FieldsFunc(listing, func(r rune) bool { return r == '\n' })
}
