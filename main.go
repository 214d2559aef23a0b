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
	"cmp"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/spf13/cobra"

	"article30/export"
	"article30/export/extract"
	"article30/export/text"
	"article30/register"
	"article30/register/check"
	"article30/register/diff"
	"article30/register/history"
	"article30/register/lang"
	"article30/register/seal"
	"article30/register/session"
	"article30/register/store"
	_ "article30/tui/background" // must come before bubbletea, as it explains
	"article30/tui/editor"
	"article30/tui/keyring"
)

func main() {
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

const (
	// exitFindings is the exit code of a check that found errors, of registers
	// that differ, and of a merge with conflicts.
	exitFindings = 1
	// exitFailure is the exit code of wrong usage, and of a file that cannot be
	// read or written.
	exitFailure = 2
)

// program is one run of the command line.
type program struct {
	in, out, errOut *os.File
	getenv          func(string) string
	lang            lang.Lang
	code            int // with which the program ends when nothing failed
	options

	keys keyring.Ring // of encrypted registers
}

// options are what the flags of the commands say.
type options struct {
	plain, ascii    bool     // the editor
	name            string   // new
	with            []string // new, add
	none, clear     bool     // set
	by              string   // confirm, review, waive
	next            string   // review
	asOf, format    string   // check
	strict          bool     // check
	reason, field   string   // waive
	withdraw        bool     // waive
	at              string   // list, show, export
	number          int      // show
	output, to      string   // export, restore
	profile, client string   // export
	findings        bool     // export
	only            []string // export
	force           bool     // export

	newPassphraseFile string   // passphrase
	generate          bool     // encrypt, new, keygen, passphrase
	readers, dropped  []string // encrypt, new, readers
	removePlain       bool     // encrypt
	yes               bool     // decrypt
}

// run is the whole program, and returns its exit code.
func run(args []string, in, out, errOut *os.File, getenv func(string) string) int {
	p := &program{in: in, out: out, errOut: errOut, getenv: getenv, lang: language(args, getenv)}
	p.keys = keyring.Ring{In: in, ErrOut: errOut, Getenv: getenv, Lang: p.lang, Note: func(err error) { p.note(message(err, p.lang)) }}
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
		Use: "article30", Args: p.registerOnly, RunE: p.open, ValidArgsFunction: p.complete(false, files),
		SilenceErrors: true, SilenceUsage: true,
		CompletionOptions:          cobra.CompletionOptions{DisableDefaultCmd: true},
		SuggestionsMinimumDistance: 2,
	}
	demo := p.verb("demo", 0, 0, p.demo)
	create := p.verb("new", 1, 1, p.create, registers)
	list := p.verb("list", 1, 2, p.list, registers, p.collections)
	show := p.verb("show", 1, 2, p.show, registers, p.records)
	set := p.verb("set", 3, 5, p.set, registers, p.records, p.fields)
	add := p.verb("add", 1, 4, p.add, registers, p.records, p.fields)
	judge := p.verb("check", 1, many, p.check, registers)
	waive := p.verb("waive", 3, 3, p.waive, registers, p.records, p.rules)
	confirm := p.verb("confirm", 2, 3, p.confirm, registers, p.records, p.unconfirmed)
	review := p.verb("review", 2, many, p.review, registers, p.records)
	write := p.verb("export", 1, 1, p.export, registers)
	restore := p.verb("restore", 2, 2, p.restore, registers, p.versionNumbers)
	encrypt := p.verb("encrypt", 1, 1, p.encrypt, registers)
	decrypt := p.verb("decrypt", 1, 1, p.decrypt, registers)
	readers := p.verb("readers", 1, 1, p.changeReaders, registers)
	passphrase := p.verb("passphrase", 1, 1, p.changePassphrase, registers)
	keygen := p.verb("keygen", 1, 1, p.keygen, files)
	root.AddCommand(
		demo,
		create,
		p.verb("templates", 0, 0, p.templates),
		list,
		show,
		set,
		add,
		p.verb("delete", 2, 3, p.delete, registers, p.records, p.fields),
		p.verb("duplicate", 2, 2, p.duplicate, registers, p.records),
		p.verb("merge-entry", 3, 3, p.mergeEntry, registers, p.records, p.recordsAgain),
		p.verb("repair", 1, 1, p.repair, registers),
		confirm,
		review,
		judge,
		waive,
		write,
		p.verb("versions", 1, 1, p.versions, registers),
		restore,
		p.verb("history", 1, 2, p.history, registers, p.records),
		p.verb("diff", 2, 2, p.diff, registers, registers),
		p.verb("merge", 3, 3, p.merge, registers, registers, registers),
		encrypt,
		decrypt,
		readers,
		passphrase,
		keygen,
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
	for _, c := range []*cobra.Command{create, add} {
		c.Flags().StringSliceVar(&p.with, "with", nil, p.say("commence par les activités toutes prêtes `NOM,NOM` (voyez templates)", "begin with the ready-made activities `NAME,NAME` (see templates)"))
		_ = c.RegisterFlagCompletionFunc("with", p.activities)
	}
	set.Flags().BoolVar(&p.none, "none", false, p.say("répond qu'il n'y en a pas", "answer that there is none"))
	set.Flags().BoolVar(&p.clear, "clear", false, p.say("laisse le champ sans réponse", "leave the field unanswered"))
	set.Flags().SetInterspersed(false) // a value may begin with a dash
	add.Flags().SetInterspersed(false)
	for _, c := range []*cobra.Command{confirm, review, waive} {
		c.Flags().StringVar(&p.by, "by", "", p.say("`NOM` de qui en répond, sinon celui que git connaît, sinon celui du système", "`NAME` of who answers for it, else the one git knows, else the system's"))
	}
	review.Flags().StringVar(&p.next, "next", "", p.say("`DATE` de la prochaine revue, comme 31/12/2027 ou +1an", "`DATE` of the next review, like 31/12/2027 or +1year"))
	judge.Flags().StringVar(&p.asOf, "as-of", "", p.say("juge au jour `DATE`, comme 31/12/2026 ou -6mois, sinon aujourd'hui", "judge as of `DATE`, like 31/12/2026 or -6months, else today"))
	judge.Flags().StringVar(&p.format, "format", "text", p.say("`FORMAT` du résultat\u00a0: text ou json", "`FORMAT` of the result: text or json"))
	judge.Flags().Lookup("format").DefValue = "" // help would give it in English
	judge.Flags().BoolVar(&p.strict, "strict", false, p.say("rend le code 1 pour les alertes aussi", "end with code 1 for warnings too"))
	waive.Flags().StringVar(&p.reason, "reason", "", p.say("`RAISON` pour laquelle le constat ne vaut pas ici", "`REASON` why the finding does not hold here"))
	waive.Flags().StringVar(&p.field, "field", "", p.say("le seul `CHAMP` dont il s'agit, sinon toute la fiche", "the one `FIELD` that is meant, else the whole record"))
	waive.Flags().BoolVar(&p.withdraw, "withdraw", false, p.say("lève la dérogation", "take the waiver back"))
	for _, c := range []*cobra.Command{list, show, write} {
		c.Flags().StringVar(&p.at, "at", "", p.say("le registre tel qu'il était le soir de `DATE`, selon son historique", "the register as it was at the end of `DATE`, by its history"))
	}
	show.Flags().IntVar(&p.number, "version", 0, p.say("la version antérieure `N`, que donne versions", "the earlier version `N`, which versions gives"))
	restore.Flags().StringVarP(&p.output, "output", "o", "", p.say("`FICHIER` où écrire la version, au lieu du registre", "the `FILE` to write the version to, instead of the register"))
	write.Flags().StringVarP(&p.output, "output", "o", "", p.say("`FICHIER` à écrire", "the `FILE` to write"))
	write.Flags().StringVar(&p.to, "to", "xlsx", p.say("`FORMAT` du document\u00a0: ", "the `FORMAT` of the document: ")+formKeys())
	write.Flags().Lookup("to").DefValue = "" // help would give it in English
	write.Flags().StringVar(&p.profile, "profile", "full", p.say("`PROFIL`\u00a0: full (tout), art30 (ce que demande l'article 30, sans ce qui a pris fin) ou notice (la notice d'information du public)", "`PROFILE`: full (all), art30 (what Article 30 demands, without what has ended) or notice (the public privacy notice)"))
	write.Flags().Lookup("profile").DefValue = "" // help would give it in English
	write.Flags().StringVar(&p.client, "client", "", p.say("le seul `CLIENT` dont le registre du sous-traitant est extrait", "the one `CLIENT` of whom the processor's register is extracted"))
	write.Flags().BoolVar(&p.findings, "findings", false, p.say("ajoute au classeur les constats des règles", "add what the rules find to the workbook"))
	write.Flags().StringVar(&p.asOf, "as-of", "", p.say("juge les garanties des transferts au jour `DATE`, sinon aujourd'hui", "judge the safeguards of transfers as of `DATE`, else today"))
	write.Flags().StringSliceVar(&p.only, "only", nil, p.say("les seules fiches `REF,REF` et ce qu'elles utilisent", "the records `REF,REF` alone, and what they use"))
	write.Flags().BoolVar(&p.force, "force", false, p.say("remplace aussi un fichier qui n'est pas de ce programme", "replace even a file that is not this program's"))
	for _, c := range []*cobra.Command{create, encrypt} {
		c.Flags().StringArrayVar(&p.readers, "reader", nil, p.say("`CLÉ=NOM` d'un autre lecteur du registre chiffré, sa clé publique age1… et son nom", "`KEY=NAME` of another reader of the encrypted register, the public key age1… and a name"))
	}
	readers.Flags().StringArrayVar(&p.readers, "add", nil, p.say("ajoute un lecteur, `CLÉ=NOM`", "add a reader, `KEY=NAME`"))
	readers.Flags().StringArrayVar(&p.dropped, "remove", nil, p.say("retire un lecteur, par sa `CLÉ` ou son nom", "remove a reader, by `KEY` or name"))
	for _, c := range []*cobra.Command{create, encrypt, passphrase, keygen} {
		c.Flags().BoolVar(&p.generate, "generate", false, p.say("invente une phrase de passe et la donne, une seule fois", "make a passphrase up and print it, only once"))
	}
	encrypt.Flags().BoolVar(&p.removePlain, "remove-plain", false, p.say("supprime ensuite le registre en clair, ses versions et son historique", "then remove the register in the clear, its versions and its history"))
	decrypt.Flags().StringVarP(&p.output, "output", "o", "", p.say("`FICHIER` à écrire en clair", "the `FILE` to write in the clear"))
	decrypt.Flags().BoolVar(&p.yes, "yes", false, p.say("accepte que le registre soit écrit en clair", "agree to have the register written in the clear"))
	passphrase.Flags().StringVar(&p.newPassphraseFile, "new-passphrase-file", "", p.say("`FICHIER` dont la première ligne est la nouvelle phrase de passe", "`FILE` whose first line is the new passphrase"))
	root.PersistentFlags().StringVar(&p.keys.Identity, "identity", "", p.say("`FICHIER` de votre clé age, sinon ARTICLE30_IDENTITY, sinon celui à côté du registre chiffré", "the `FILE` of your age key, else ARTICLE30_IDENTITY, else the one beside the encrypted register"))
	root.PersistentFlags().StringVar(&p.keys.PassphraseFile, "passphrase-file", "", p.say("`FICHIER` dont la première ligne est la phrase de passe, sinon ARTICLE30_PASSPHRASE_FILE, sinon demandée", "`FILE` whose first line is the passphrase, else ARTICLE30_PASSPHRASE_FILE, else asked for"))
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

// many is the number of arguments of a command that takes as many as one likes.
const many = math.MaxInt

// verb makes a command that takes from least to most arguments; the Tab key
// offers something for each.
func (p *program) verb(name string, least, most int, do func(c *cobra.Command, args []string) error, offers ...offer) *cobra.Command {
	c := &cobra.Command{Use: name, RunE: do, ValidArgsFunction: p.complete(most == many, offers...)}
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
	if len(args) > 0 {
		return p.edit(args[0], false)
	}
	const path, sealed = "registre.json", "registre.json.age"
	switch {
	case !isFile(sealed):
		return p.edit(path, false)
	case !isFile(path):
		return p.edit(sealed, false)
	}
	// Edits to one of the two would be missing in the other.
	return refuse("%[1]s et %[2]s sont tous deux ici\u00a0; nommez celui à ouvrir, «\u00a0article30 %[2]s\u00a0» par exemple",
		"%[1]s and %[2]s are both here; name the one to open, \"article30 %[2]s\" for instance", path, sealed)
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
	if session.IsSealed(path) { // asked before the screen starts
		if _, err := p.keys.Unlock(path); err != nil {
			return refuse("%s: %v", "%s: %v", path, err)
		}
	}
	p.keys.Mute = true
	p.code, err = editor.Run(editor.Options{
		Path: path, New: missing, Demo: demo, Session: []session.Option{p.sealing()}, Lang: p.lang, Plain: p.plain, ASCII: p.ascii,
		In: p.in, Out: p.out, Getenv: p.getenv, Today: time.Now,
	})
	return err
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func (p *program) needTerminal() error {
	if term.IsTerminal(p.in.Fd()) && term.IsTerminal(p.out.Fd()) {
		return nil
	}
	return refuse("l'éditeur demande un terminal\u00a0; ailleurs, les commandes de «\u00a0article30 help\u00a0» font le même travail",
		"the editor needs a terminal; elsewhere, the commands of \"article30 help\" do the same work")
}

// creatable refuses the name of an encrypted register, which takes a key.
func creatable(path string) error {
	if session.IsSealed(path) {
		return refuse("%s\u00a0: ce registre n'existe pas\u00a0; créez-le chiffré avec «\u00a0article30 new %s --name ORGANISME\u00a0»",
			"%s: there is no such register; create it encrypted with \"article30 new %s --name ORGANISATION\"", path, path)
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
	s, err := session.Open(path, store.ReadOnly, p.sealing())
	if err != nil {
		return register.View{}, err
	}
	return s.View(p.lang), s.Close()
}

// readThen reads a register as it was at the time that the options name, now
// when they name none.
func (p *program) readThen(path string) (register.View, error) {
	switch {
	case p.at != "" && p.number != 0:
		return register.View{}, refuse("--at et --version nomment chacun un état\u00a0; gardez l'un des deux", "--at and --version each name a state; keep one of them")
	case p.at != "":
		return p.readAt(path)
	case p.number != 0:
		file, err := session.OpenKept(path, store.ReadOnly, p.sealing())
		if err != nil {
			return register.View{}, err
		}
		r, err := session.Earlier(file, p.number)
		return register.View{Register: r, Lang: p.lang, Today: time.Now()}, err
	}
	return p.read(path)
}

// readAt reads a register as it was at the end of a day.
func (p *program) readAt(path string) (register.View, error) {
	day, err := dayOption("at", p.at)
	if err != nil {
		return register.View{}, err
	}
	evening := time.Date(day.Year(), day.Month(), day.Day()+1, 0, 0, 0, -1, time.Local)
	if evening.After(time.Now()) {
		return p.read(path) // the day is not over
	}
	log, err := p.log(path)
	if err != nil {
		return register.View{}, err
	}
	r, err := log.At(evening)
	return register.View{Register: r, Lang: p.lang, Today: evening}, err
}

func (p *program) list(_ *cobra.Command, args []string) error {
	v, err := p.readThen(args[0])
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
	v, err := p.readThen(args[0])
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

func (p *program) create(c *cobra.Command, args []string) error {
	if strings.TrimSpace(p.name) == "" {
		return refuse("un registre est celui d'un organisme\u00a0; ajoutez --name ORGANISME", "a register is an organisation's; add --name ORGANISATION")
	}
	var begin session.Begin
	if c.Flags().Changed("with") {
		var err error
		if begin.Templates, err = session.Templates(p.with); err != nil {
			return err
		}
	}
	r := register.New(register.Clean(p.name), p.lang)
	abandon := func() {}
	if session.IsSealed(args[0]) {
		own, err := p.own(args[0])
		if err != nil {
			return err
		}
		if r.Readers, err = p.named(own.Keys); err != nil {
			own.Abandon()
			return err
		}
		abandon = own.Abandon
	}
	s, err := session.Create(args[0], r, p.sealing())
	if err != nil {
		abandon()
		return err
	}
	if _, err = s.Do(begin); err == nil {
		err = p.save(s)
	}
	return errors.Join(err, s.Close(), p.printLine(args[0]))
}

// change opens a register, changes and saves it, and prints what names the
// things made, one a line. A change that is refused saves nothing.
func (p *program) change(path string, edit func(*session.Session) (made []string, err error)) error {
	s, err := session.Open(path, store.ReadWrite, p.sealing())
	if err != nil {
		return err
	}
	p.tellCopies(path, s.ConflictCopies())
	var made []string
	if err = s.ReadOnly(); err == nil {
		made, err = edit(s)
	}
	if err == nil {
		err = p.save(s)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	for _, name := range made {
		if err := p.printLine(name); err != nil {
			return err
		}
	}
	return nil
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
func toRecord(name string, edit func(register.ID) session.Edit) func(*session.Session) ([]string, error) {
	return toRecords([]string{name}, func(ids []register.ID) session.Edit { return edit(ids[0]) })
}

// toRecords is a change made by one edit of the records of some names.
func toRecords(names []string, edit func([]register.ID) session.Edit) func(*session.Session) ([]string, error) {
	return func(s *session.Session) ([]string, error) {
		var ids []register.ID
		for _, name := range names {
			_, rec, err := find(s.Register(), name)
			if err != nil {
				return nil, err
			}
			ids = append(ids, register.Identity(rec))
		}
		return do(s, edit(ids))
	}
}

// do makes an edit and names the records that it added by their references; the
// catalogue entries that came with a fiche are not named.
func do(s *session.Session, edit session.Edit) (made []string, err error) {
	step, err := s.Do(edit)
	var fiches, entries []string
	for _, c := range step.Changes {
		switch {
		case c.Before != nil || c.Collection.Prefix == "":
		case c.Collection.Catalogue:
			entries = append(entries, text.Handle(c.Collection, c.After))
		default:
			fiches = append(fiches, text.Handle(c.Collection, c.After))
		}
	}
	if len(fiches) == 0 {
		return entries, err
	}
	return fiches, err
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
	if names, ok := p.toBegin(args); ok {
		templates, err := session.Templates(names)
		if err != nil {
			return err
		}
		return p.change(args[0], func(s *session.Session) ([]string, error) { return do(s, session.Begin{Templates: templates}) })
	}
	if p.with != nil || len(args) < 3 {
		return text.BadUsage(c)
	}
	return p.change(args[0], func(s *session.Session) ([]string, error) {
		if len(s.Register().Find(args[1])) > 0 {
			return addItem(s, args[1], args[2], strings.Join(args[3:], ""))
		}
		if len(args) != 3 {
			return nil, text.BadUsage(c)
		}
		collection, err := collectionNamed(args[1])
		if err != nil {
			return nil, err
		}
		if strings.TrimSpace(args[2]) == "" {
			return nil, refuse("une fiche a un nom\u00a0; donnez-le", "a record has a name; give it")
		}
		return addRecord(s, collection, args[2])
	})
}

// toBegin returns the ready-made activities that --with names, as an option
// before REGISTER or after it; ok is false when add is to add something else.
func (p *program) toBegin(args []string) (names []string, ok bool) {
	if p.with != nil {
		return p.with, len(args) == 1
	}
	if len(args) == 3 && args[1] == "--with" {
		return strings.Split(args[2], ","), true
	}
	if len(args) == 2 {
		list, ok := strings.CutPrefix(args[1], "--with=")
		return strings.Split(list, ","), ok
	}
	return nil, false
}

func addRecord(s *session.Session, c *register.Collection, name string) ([]string, error) {
	if c.Table.Field("name") == nil {
		return nil, refuse("ces fiches n'ont pas de nom\u00a0: %s\u00a0; elles ne s'ajoutent pas ainsi", "these records have no name: %s; they are not added this way", c.Name)
	}
	return do(s, session.Add{Collection: c, Record: session.NewRecord(c, s.Register(), name)})
}

func addItem(s *session.Session, name, path, value string) (itemPath []string, err error) {
	c, rec, err := find(s.Register(), name)
	if err != nil {
		return nil, err
	}
	spot, err := c.Table.Locate(rec, path)
	if err != nil {
		return nil, err
	}
	f := spot.Field
	if f.Kind != register.KindList || spot.Index >= 0 {
		return nil, refuse("«\u00a0%s\u00a0» n'est pas une liste d'éléments\u00a0; répondez-y avec «\u00a0article30 set\u00a0», plusieurs valeurs séparées par des points-virgules",
			"\"%s\" is no list of items; answer it with \"article30 set\", several values separated by semicolons", path)
	}
	item, err := f.Item(value, s.View(s.Register().TextLanguage()))
	if err != nil {
		return nil, err
	}
	_, err = s.Do(session.AddItem{Record: register.Identity(rec), Path: path, Item: item, At: -1})
	return []string{fmt.Sprintf("%s[%d]", path, len(f.Items(spot.Holder)))}, err
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

func (p *program) mergeEntry(_ *cobra.Command, args []string) error {
	return p.change(args[0], toRecords(args[1:], func(ids []register.ID) session.Edit {
		return session.MergeEntries{Keep: ids[0], Drop: ids[1]}
	}))
}

// repair gives records and items that share an ID others, and names the records
// that this changed.
func (p *program) repair(_ *cobra.Command, args []string) error {
	return p.change(args[0], func(s *session.Session) (changed []string, err error) {
		before := s.Register()
		if _, err := s.Separate(); err != nil {
			return nil, err
		}
		for _, c := range register.Collections {
			for i, rec := range c.All(s.Register()) {
				if c.At(before, i) != rec {
					changed = append(changed, text.Handle(c, rec))
				}
			}
		}
		return changed, nil
	})
}

// The review of a register.

func (p *program) check(_ *cobra.Command, args []string) error {
	if p.format != "text" && p.format != "json" {
		return refuse("format inconnu «\u00a0%s\u00a0»\u00a0; écrivez text ou json", "unknown format \"%s\"; write text or json", p.format)
	}
	day, err := dayOption("as-of", p.asOf)
	if err != nil {
		return err
	}
	all, failed := p.checked(args, day)
	if err := p.printFindings(all); err != nil {
		return err
	}
	if slices.ContainsFunc(all, func(c text.Checked) bool {
		return c.Count(check.Error) > 0 || p.strict && c.Count(check.Warning) > 0
	}) {
		p.code = exitFindings
	}
	for _, err := range failed {
		p.note(message(err, p.lang))
		p.code = exitFailure
	}
	return nil
}

// checked judges the registers that the paths name as of a day, and says of
// which files it could not.
func (p *program) checked(paths []string, day time.Time) (all []text.Checked, failed []error) {
	files, failed := session.Registers(paths)
	for _, path := range files {
		v, err := p.read(path)
		if err != nil {
			failed = append(failed, err)
			continue
		}
		v.Today = day
		findings := check.Of(v.Register, register.Date(day.Format(time.DateOnly))).Findings()
		all = append(all, text.Checked{Path: path, View: v, Findings: findings})
	}
	return all, failed
}

// printFindings prints what the rules say of some registers, and nothing when
// there are none: an empty array would be a result.
func (p *program) printFindings(all []text.Checked) error {
	if p.format == "json" && len(all) > 0 {
		findings, err := text.CheckJSON(all, p.lang)
		return errors.Join(err, p.print(findings))
	}
	var printed []string
	for _, c := range all {
		printed = append(printed, text.Check(c))
	}
	return p.print(strings.Join(printed, "\n"))
}

func (p *program) waive(c *cobra.Command, args []string) error {
	switch {
	case p.withdraw && (p.reason != "" || p.by != ""):
		return text.BadUsage(c)
	case !p.withdraw && strings.TrimSpace(p.reason) == "":
		return refuse("une dérogation a une raison\u00a0; ajoutez --reason RAISON", "a waiver has a reason; add --reason REASON")
	}
	return p.change(args[0], toRecord(args[1], func(id register.ID) session.Edit {
		if p.withdraw {
			return session.Withdraw{Record: id, Rule: args[2], Field: p.field}
		}
		return session.Waive{Record: id, Rule: args[2], Field: p.field, Reason: p.reason, By: p.person(args[0])}
	}))
}

func (p *program) confirm(_ *cobra.Command, args []string) error {
	return p.change(args[0], toRecord(args[1], func(id register.ID) session.Edit {
		return session.Confirm{Record: id, Path: strings.Join(args[2:], ""), By: p.person(args[0])}
	}))
}

func (p *program) review(_ *cobra.Command, args []string) error {
	var next register.Date
	if p.next != "" {
		day, err := dayOption("next", p.next)
		if err != nil {
			return err
		}
		next = register.Date(day.Format(time.DateOnly))
	}
	return p.change(args[0], toRecords(args[1:], func(ids []register.ID) session.Edit {
		return session.Reviewed{Records: ids, By: p.person(args[0]), Next: next}
	}))
}

// person returns who answers for a change of a register: whom --by names, else
// the user.
func (p *program) person(path string) string {
	if p.by != "" {
		return p.by
	}
	return session.User(path)
}

// dayOption reads the day of an option, today when it is empty.
func dayOption(option, typed string) (time.Time, error) {
	now := time.Now()
	if typed == "" {
		return now, nil
	}
	iso, ok := lang.ParseDate(typed, now)
	if !ok {
		return now, refuse("option --%s\u00a0: «\u00a0%s\u00a0» n'est pas une date\u00a0; écrivez-la comme 31/12/2026, 2026-12-31 ou +6mois",
			"option --%s: \"%s\" is no date; write it like 31/12/2026, 2026-12-31 or +6months", option, typed)
	}
	return time.Parse(time.DateOnly, iso)
}

func (p *program) templates(*cobra.Command, []string) error { return p.print(text.Templates(p.lang)) }

// Documents.

func (p *program) export(c *cobra.Command, args []string) error {
	form, o, err := p.exportOptions(c)
	if err != nil {
		return err
	}
	v, err := p.readThen(args[0])
	if err != nil {
		return err
	}
	if o.Lang = v.Register.TextLanguage(); c.Flags().Changed("lang") {
		o.Lang = p.lang
	}
	if p.findings {
		o.Findings = check.Of(v.Register, register.Date(o.AsOf.Format(time.DateOnly))).Findings()
		if o.Findings == nil {
			o.Findings = []check.Finding{} // looked for, and none
		}
	}
	out := p.output
	if out == "" {
		out = export.DefaultPath(args[0], form, o)
	}
	for _, path := range []string{out, export.ProcessorPath(out, o.Lang)} {
		if export.OnRegister(path, args[0]) {
			return refuse("%s\u00a0: c'est le registre lui-même\u00a0; nommez un autre fichier avec -o", "%s: this is the register itself; name another file with -o", path)
		}
	}
	if filepath.Ext(out) != form.Ext {
		return refuse("%s\u00a0: ce document finit par %s\u00a0; changez ce nom, ou le format avec --to", "%s: this document ends in %s; change this name, or the format with --to", out, form.Ext)
	}
	report, err := export.Write(v.Register, out, form, o)
	switch {
	case errors.Is(err, export.ErrForeign):
		return refuse("%s\u00a0: rien ne dit que ce fichier est un export de ce programme, resté tel quel\u00a0; nommez-en un autre avec -o, ou remplacez-le avec --force",
			"%s: nothing says that this file is an export of this program, left as it was; name another with -o, or replace it with --force", out)
	case err != nil:
		return err
	}
	if session.IsSealed(args[0]) {
		p.note(p.say("le registre est chiffré, mais ce qui en est exporté est en clair", "the register is encrypted, but what is exported of it is in the clear"))
	}
	for i, file := range report.Files {
		for _, note := range file.Notes {
			p.note(note.In(p.lang))
		}
		if i > 0 {
			out = export.ProcessorPath(out, o.Lang) // as it was named, not as it was found
		}
		if err := p.printLine(out); err != nil {
			return err
		}
	}
	return nil
}

// exportOptions reads what the flags of export ask for.
func (p *program) exportOptions(c *cobra.Command) (form export.Form, o export.Options, err error) {
	form, ok := export.FindForm(p.to)
	if !c.Flags().Changed("to") {
		for _, f := range export.Forms {
			if f.Ext == filepath.Ext(p.output) {
				form = f
			}
		}
	}
	if !ok {
		return form, o, refuse("format inconnu «\u00a0%s\u00a0»\u00a0; écrivez %s", "unknown format \"%s\"; write %s", p.to, formKeys())
	}
	if c.Flags().Changed("only") && len(p.only) == 0 {
		return form, o, refuse("--only ne nomme aucune fiche\u00a0; donnez des références, ou retirez-le", "--only names no record; give references, or leave it out")
	}
	if c.Flags().Changed("client") && strings.TrimSpace(p.client) == "" {
		return form, o, refuse("--client ne nomme aucun client\u00a0; donnez son nom, ou retirez-le", "--client names no client; give their name, or leave it out")
	}
	o.Only, o.Client, o.Force, o.Progress = p.only, p.client, p.force, p.progress()
	if o.AsOf, err = dayOption("as-of", p.asOf); err != nil {
		return form, o, err
	}
	switch p.profile {
	case "full":
	case "art30":
		o.Profile = extract.Article30
	case "notice":
		o.Notice = true
	default:
		return form, o, refuse("profil inconnu «\u00a0%s\u00a0»\u00a0; écrivez full, art30 ou notice", "unknown profile \"%s\"; write full, art30 or notice", p.profile)
	}
	switch {
	case o.Notice && !c.Flags().Changed("to") && p.output == "":
		form, _ = export.FindForm("html")
	case o.Notice && !form.Page:
		return form, o, refuse("la notice d'information s'écrit en md ou en html, pas en %s", "the privacy notice is written as md or html, not as %s", form.Key)
	}
	return form, o, nil
}

func formKeys() string {
	var keys []string
	for _, form := range export.Forms {
		keys = append(keys, form.Key)
	}
	return strings.Join(keys, ", ")
}

// progress tells how far an export is, on a terminal and once it takes long
// enough to wonder.
func (p *program) progress() func(done, total int) {
	if !term.IsTerminal(p.errOut.Fd()) {
		return nil
	}
	begun := time.Now()
	return func(done, total int) {
		if time.Since(begun) > 500*time.Millisecond {
			fmt.Fprintf(p.errOut, "\r%d/%d\x1b[K", done, total)
			if done == total {
				fmt.Fprint(p.errOut, "\r\x1b[K")
			}
		}
	}
}

// What a register was, and other registers.

func (p *program) versions(_ *cobra.Command, args []string) error {
	file, err := session.OpenKept(args[0], store.ReadOnly, p.sealing())
	if err != nil {
		return err
	}
	if err := file.Damaged(); err != nil {
		p.note(message(err, p.lang))
	}
	all, err := file.Versions()
	if err != nil {
		return err
	}
	present, err := register.Decode(file.Content())
	switch {
	case len(file.Content()) == 0:
		present = nil // the file is empty, or gone
	case err != nil:
		present = nil
		p.note(message(&session.FileError{Path: args[0], Err: err}, p.lang))
	}
	kept := make([]text.Kept, len(all))
	for i, v := range all {
		earlier, err := session.Earlier(file, v.Number)
		if err != nil {
			earlier = nil
		}
		kept[i] = text.Kept{Version: v, Register: earlier, Present: present}
	}
	return p.print(text.Versions(kept, p.lang))
}

func (p *program) restore(_ *cobra.Command, args []string) error {
	number, err := strconv.Atoi(args[1])
	if err != nil {
		return refuse("«\u00a0%s\u00a0» n'est pas un numéro de version\u00a0; «\u00a0article30 versions\u00a0» les donne",
			"\"%s\" is no number of a version; \"article30 versions\" gives them", args[1])
	}
	if p.output != "" {
		return p.restoreElsewhere(args[0], number)
	}
	saved, err := session.Restore(args[0], number, p.sealing())
	if saved.Warning != nil {
		p.note(message(saved.Warning, p.lang))
	}
	if err != nil {
		return err
	}
	return p.printLine(args[0])
}

// restoreElsewhere writes a version, as it was kept, to a file of its own.
func (p *program) restoreElsewhere(path string, number int) error {
	file, err := session.OpenKept(path, store.ReadOnly, p.sealing())
	if err != nil {
		return err
	}
	if _, err := session.Earlier(file, number); err != nil {
		return err
	}
	if sealed := file.Seal() != nil; sealed && !session.IsSealed(p.output) {
		return refuse("%s\u00a0: cette version est chiffrée\u00a0; donnez un nom qui finit par .age, puis voyez «\u00a0article30 decrypt\u00a0»",
			"%s: this version is encrypted; give a name that ends in .age, then see \"article30 decrypt\"", p.output)
	}
	content, err := file.RawVersion(number)
	if err != nil {
		return err
	}
	if err := store.WriteFile(p.output, content, store.NoOverwrite()); err != nil {
		return err
	}
	return p.printLine(p.output)
}

// log reads the history of a register, and says what is wrong with it. The
// register itself need not be readable.
func (p *program) log(path string) (*history.Log, error) {
	file, err := session.OpenKept(path, store.ReadOnly, p.sealing())
	if err != nil {
		return nil, err
	}
	lines, err := file.History()
	if err != nil {
		return nil, err
	}
	log := history.Read(lines)
	_, faults := log.Moments()
	for _, fault := range faults {
		p.note(file.HistoryPath() + p.say("\u00a0: ", ": ") + fault.Text().In(p.lang))
	}
	if _, state, ok := log.End(); ok && state != file.Hash().String() && file.Damaged() == nil {
		p.note(path + p.say("\u00a0: les dernières modifications ne sont pas encore dans l'historique\u00a0; elles y entreront au prochain enregistrement, ou à la fermeture de l'éditeur",
			": the last changes are not in the history yet; they will be with the next save, or when the editor closes"))
	}
	return log, nil
}

func (p *program) history(_ *cobra.Command, args []string) error {
	log, err := p.log(args[0])
	if err != nil {
		return err
	}
	moments, _ := log.Moments()
	if len(args) == 1 {
		return p.print(text.History(moments, nil, p.lang))
	}
	ids := map[register.ID]bool{}
	for _, m := range moments {
		if m.After == nil {
			continue
		}
		for _, found := range m.After.Find(args[1]) {
			ids[register.Identity(found.Record)] = true
		}
	}
	if len(ids) == 0 {
		return refuse("l'historique ne connaît pas de fiche «\u00a0%s\u00a0»\u00a0; «\u00a0article30 list\u00a0» donne les références",
			"the history knows no record \"%s\"; \"article30 list\" gives the references", args[1])
	}
	return p.print(text.History(moments, ids, p.lang))
}

func (p *program) diff(_ *cobra.Command, args []string) error {
	before, err := p.read(args[0])
	if err != nil {
		return err
	}
	after, err := p.read(args[1])
	if err != nil {
		return err
	}
	changes := diff.Between(before.Register, after.Register)
	if len(changes) > 0 {
		p.code = exitFindings
	}
	return p.print(text.Differences(changes, p.lang))
}

func (p *program) merge(_ *cobra.Command, args []string) error {
	merged, err := session.MergeFiles(args[0], args[1], args[2], p.sealing())
	if err != nil {
		return err
	}
	if merged.Saved.Warning != nil {
		p.note(message(merged.Saved.Warning, p.lang))
	}
	if len(merged.Conflicts) > 0 {
		p.code = exitFindings
	}
	return p.print(text.Differences(merged.Conflicts, p.lang))
}

// tellCopies names the conflict copies beside a register that is about to be
// changed: what is in them is not in it.
func (p *program) tellCopies(path string, copies []string) {
	const most = 3
	names := ""
	for i, name := range copies {
		if i == most {
			names += "…"
			break
		}
		if i > 0 {
			names += ", "
		}
		names += strconv.Quote(name)
	}
	if names != "" {
		p.note(fmt.Sprintf(p.say("%s\u00a0: à côté se trouvent peut-être des copies en conflit (%s)\u00a0; comparez-les avec «\u00a0article30 diff\u00a0», puis rangez-les",
			"%s: beside it may be conflict copies (%s); compare them with \"article30 diff\", then put them away"), path, names))
	}
}

// Encrypted registers.

// sealing opens encrypted registers, with the keys that the options name.
func (p *program) sealing() session.Option { return session.WithKeys(p.keys.Unlock) }

// own returns the user's keys for an encrypted register that is to be made.
func (p *program) own(register string) (keyring.Own, error) {
	if _, err := withReaders(nil, p.readers); err != nil {
		return keyring.Own{}, err // before a passphrase is asked for
	}
	own, err := p.keys.Own(register, p.newPassphrase())
	if err == nil && own.File != "" {
		p.note(fmt.Sprintf(p.say("%s\u00a0: la clé du registre\u00a0; sans elle ou sans sa phrase de passe, personne ne pourra plus l'ouvrir\u00a0: gardez une copie des deux",
			"%s: the key of the register; without it or without its passphrase nobody can open it any more: keep a copy of both"), own.File))
	}
	return own, err
}

// newPassphrase says where the options want a new passphrase from.
func (p *program) newPassphrase() keyring.NewPassphrase {
	from := keyring.NewPassphrase{File: p.newPassphraseFile}
	if p.generate {
		from.MadeUp = p.printLine
	}
	return from
}

// named returns the readers that --reader names, after the owner of some keys.
func (p *program) named(own *seal.Keys) ([]register.Reader, error) {
	readers := []register.Reader{{Name: session.User("."), Key: own.Public()[0]}}
	return withReaders(readers, p.readers)
}

// withReaders adds readers, each written KEY or KEY=NAME, to some; a key that is
// there already gets the name.
func withReaders(readers []register.Reader, added []string) ([]register.Reader, error) {
	for _, typed := range added {
		key, name, _ := strings.Cut(strings.TrimSpace(typed), "=")
		if err := seal.CheckPublic(key); err != nil {
			return nil, err
		}
		at := slices.IndexFunc(readers, func(r register.Reader) bool { return r.Key == key })
		if at < 0 {
			at = len(readers)
			readers = append(readers, register.Reader{Key: key})
		}
		readers[at].Name = cmp.Or(register.Clean(name), readers[at].Name)
	}
	return readers, nil
}

// withoutReaders takes readers off, each named by key or name.
func withoutReaders(readers []register.Reader, dropped []string) ([]register.Reader, error) {
	for _, typed := range dropped {
		before := len(readers)
		readers = slices.DeleteFunc(readers, func(r register.Reader) bool { return r.Key == typed || r.Name == typed && typed != "" })
		if len(readers) == before {
			return nil, refuse("aucun lecteur «\u00a0%s\u00a0»\u00a0; «\u00a0article30 readers\u00a0» donne les clés et les noms", "no reader \"%s\"; \"article30 readers\" gives the keys and names", typed)
		}
	}
	return readers, nil
}

func (p *program) encrypt(_ *cobra.Command, args []string) error {
	from, to := args[0], args[0]+".age"
	if session.IsSealed(from) {
		return refuse("%s est déjà chiffré\u00a0; rien n'est modifié", "%s is encrypted already; nothing is modified", from)
	}
	v, err := p.read(from)
	switch { // before a passphrase is asked for, and a key made
	case err != nil:
		return err
	case v.Register.Format > register.Format:
		return refuse("%s vient d'une version plus récente du programme (format %d)\u00a0; chiffrez-le avec celle-ci",
			"%s comes from a newer version of the program (format %d); encrypt it with that one", from, v.Register.Format)
	}
	sidecar := store.SidecarOf(from) // of what a link may lead to no more afterwards
	own, err := p.own(to)
	if err != nil {
		return err
	}
	readers, err := p.named(own.Keys)
	if err == nil {
		err = session.Encrypt(from, to, session.Encryption{Readers: readers, Keys: own.Keys, Reopen: own.Reopen, RemovePlain: p.removePlain})
	}
	if err != nil {
		if _, gone := os.Lstat(to); gone != nil {
			own.Abandon()
		}
		return err
	}
	p.tellPlain(from, sidecar)
	return p.printLine(to)
}

// tellPlain says what is left in the clear of a register that was encrypted.
func (p *program) tellPlain(from, sidecar string) {
	if p.removePlain {
		if _, err := os.Lstat(sidecar); err == nil {
			p.note(fmt.Sprintf(p.say("%s contient encore des fichiers en clair, un texte laissé par un éditeur par exemple\u00a0; regardez-les, puis supprimez ce dossier",
				"%s still holds files in the clear, a text left by an editor for instance; look at them, then remove this folder"), sidecar))
		}
		p.note(fmt.Sprintf(p.say("%s, ses versions et son historique sont supprimés\u00a0; le disque, les sauvegardes et les copies peuvent encore les contenir",
			"%s, its versions and its history are removed; the disk, backups and copies may hold them still"), from))
		return
	}
	p.note(fmt.Sprintf(p.say("%s et %s (ses versions, son historique) restent en clair\u00a0; supprimez-les, ou la prochaine fois ajoutez --remove-plain",
		"%s and %s (its versions, its history) still stand in the clear; remove them, or add --remove-plain next time"), from, sidecar))
}

// sealed refuses a register that is not encrypted.
func (p *program) sealed(path string) error {
	if session.IsSealed(path) {
		return nil
	}
	if _, err := p.read(path); err != nil {
		return err
	}
	return refuse("%s n'est pas chiffré\u00a0; «\u00a0article30 encrypt\u00a0» le chiffre", "%s is not encrypted; \"article30 encrypt\" encrypts it", path)
}

func (p *program) decrypt(_ *cobra.Command, args []string) error {
	if err := p.sealed(args[0]); err != nil {
		return err
	}
	switch {
	case p.output == "":
		return refuse("nommez le fichier à écrire avec -o FICHIER", "name the file to write with -o FILE")
	case session.IsSealed(p.output):
		return refuse("%s\u00a0: ce nom promet un fichier chiffré\u00a0; choisissez-en un qui finit par .json", "%s: this name promises an encrypted file; choose one that ends in .json", p.output)
	case !p.yes:
		return refuse("%s sera en clair, lisible par qui lit ce disque\u00a0; ajoutez --yes si vous le voulez", "%s will be in the clear, for whoever reads this disk; add --yes if you want that", p.output)
	}
	v, err := p.read(args[0])
	if err != nil {
		return err
	}
	content, err := register.Encode(v.Register.WithReaders(nil))
	if err == nil {
		err = store.WriteFile(p.output, content, store.NoOverwrite())
	}
	if err != nil {
		return err
	}
	return p.printLine(p.output)
}

func (p *program) changeReaders(_ *cobra.Command, args []string) error {
	if err := p.sealed(args[0]); err != nil {
		return err
	}
	if len(p.readers)+len(p.dropped) > 0 {
		saved, err := session.ChangeReaders(args[0], func(readers []register.Reader) ([]register.Reader, error) {
			if len(readers) == 0 { // encrypted by another program
				keys, err := p.keys.Unlock(args[0])
				if err != nil {
					return nil, err
				}
				return p.named(keys)
			}
			readers, err := withoutReaders(readers, p.dropped)
			if err != nil {
				return nil, err
			}
			return withReaders(readers, p.readers)
		}, p.sealing())
		if err != nil {
			return err
		}
		if saved.Warning != nil {
			p.note(message(saved.Warning, p.lang))
		}
	}
	if len(p.dropped) > 0 {
		p.note(p.say("ce qui était chiffré avant le reste pour les lecteurs retirés\u00a0: versions, historique et copies", "what was encrypted before stays so for the readers removed: versions, history and copies"))
	}
	v, err := p.read(args[0])
	if err != nil {
		return err
	}
	for _, r := range v.Register.Readers {
		if err := p.print(text.SafeLine(r.Key) + "\t" + text.SafeLine(r.Name) + "\n"); err != nil {
			return err
		}
	}
	return nil
}

func (p *program) changePassphrase(_ *cobra.Command, args []string) error {
	file := args[0]
	if filepath.Ext(file) == ".age" {
		var err error
		if file, err = p.keys.File(file); err != nil {
			return refuse("%s: %v", "%s: %v", args[0], err)
		}
	}
	if err := p.keys.ChangePassphrase(file, p.newPassphrase()); err != nil {
		return err
	}
	p.note(p.say("les copies de ce fichier faites avant gardent l'ancienne phrase de passe", "copies of this file made before keep the old passphrase"))
	return p.printLine(file)
}

func (p *program) keygen(_ *cobra.Command, args []string) error {
	keys, err := p.keys.Make(args[0], p.newPassphrase())
	if err != nil {
		return err
	}
	return p.printLine(keys.Public()[0])
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

// complete offers for each argument in turn, and the last one over and over when
// it repeats; the shells choose what begins like the word typed.
func (p *program) complete(repeats bool, offers ...offer) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
		p.keys.Mute = true
		at := len(args)
		if repeats {
			at = min(at, len(offers)-1)
		}
		if at >= len(offers) {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		return offers[at](args)
	}
}

func files([]string) ([]string, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

func registers([]string) ([]string, cobra.ShellCompDirective) {
	return []string{"json", "age"}, cobra.ShellCompDirectiveFilterFileExt
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

// recordsAgain offers the records as the second of two.
func (p *program) recordsAgain(args []string) ([]string, cobra.ShellCompDirective) {
	return p.records(args[:1])
}

func (p *program) versionNumbers(args []string) ([]string, cobra.ShellCompDirective) {
	file, err := session.OpenKept(args[0], store.ReadOnly, p.sealing())
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	all, err := file.Versions()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	var numbers []string
	for _, v := range slices.Backward(all) {
		numbers = append(numbers, cobra.CompletionWithDesc(strconv.Itoa(v.Number), v.Kind.Label().In(p.lang)))
	}
	return numbers, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveKeepOrder
}

func (p *program) fields(args []string) ([]string, cobra.ShellCompDirective) {
	return p.ofRecord(args, text.Fields)
}

func (p *program) unconfirmed(args []string) ([]string, cobra.ShellCompDirective) {
	return p.ofRecord(args, text.Unconfirmed)
}

func (p *program) rules(args []string) ([]string, cobra.ShellCompDirective) {
	return p.ofRecord(args, func(v register.View, _ *register.Collection, rec register.Record) string {
		found := check.Of(v.Register, register.Date(v.Today.Format(time.DateOnly))).On(register.Identity(rec))
		return text.Found(found, v.Lang)
	})
}

// ofRecord offers the lines of a listing about the record that the arguments
// name.
func (p *program) ofRecord(args []string, listing func(register.View, *register.Collection, register.Record) string) ([]string, cobra.ShellCompDirective) {
	v, err := p.read(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	c, rec, err := find(v.Register, args[1])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return described(listing(v, c, rec)), cobra.ShellCompDirectiveNoFileComp
}

// activities offers the ready-made activities for the last of several names.
func (p *program) activities(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	before := typed[:strings.LastIndex(typed, ",")+1]
	offers := described(text.TemplateNames(p.lang))
	for i := range offers {
		offers[i] = before + offers[i]
	}
	return offers, cobra.ShellCompDirectiveNoFileComp
}

// described splits a listing into what the shells expect: the description of
// an offer stands behind a tab, like a name in a listing.
func described(listing string) []string {
	return strings.FieldsFunc(listing, func(r rune) bool { return r == '\n' })
}
