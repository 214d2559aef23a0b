package list

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/screen"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

// merged returns the entries that are to go into the one under the cursor: the
// others that are marked.
func (l *Screen) merged() []register.ID {
	var others []register.ID
	for _, id := range l.marked() {
		if id != l.selected {
			others = append(others, id)
		}
	}
	return others
}

// askMerge says which records a merge touches and what is lost by it, then asks.
func (l *Screen) askMerge() {
	keep := l.current()
	var gone, short, uses, lost []string
	var merges []session.Edit
	used := map[register.ID]bool{}
	for _, id := range l.merged() {
		merge := session.MergeEntries{Keep: l.selected, Drop: id}
		p, err := merge.Preview(l.desk.Session.View(l.env.Lang))
		if err != nil {
			l.desk.Host.Notify(screen.Fault(err, l.desk.Session.Path()))
			return
		}
		merges = append(merges, merge)
		gone, short = append(gone, l.label(p.Drop)), append(short, l.short(p.Drop))
		for _, use := range p.Uses {
			if id := register.Identity(use); !used[id] {
				used[id] = true
				uses = append(uses, l.short(use))
			}
		}
		for _, f := range p.Lost {
			lost = append(lost, l.short(p.Drop)+" "+l.env.Theme.Glyphs.Path+" "+l.env.Say(f.Label))
		}
	}
	name := lang.Text{
		FR: "fusion de " + strings.Join(short, ", ") + " dans «\u00a0" + l.label(keep) + "\u00a0»",
		EN: "merging " + strings.Join(short, ", ") + " into \"" + l.label(keep) + "\"",
	}
	together := session.Together{Name: name, Edits: merges}
	after, err := l.desk.Session.Foresee(together)
	if err != nil {
		l.desk.Host.Notify(screen.Fault(err, l.desk.Session.Path()))
		return
	}
	slices.Sort(uses)
	lines := []string{l.env.Say(lang.Text{
		FR: strings.Join(gone, ", ") + lang.FR.Plural(len(gone), " disparaît", " disparaissent") + " au profit de «\u00a0" + l.label(keep) + "\u00a0», qui en reprend les réponses qui lui manquent.",
		EN: strings.Join(gone, ", ") + lang.EN.Plural(len(gone), " goes", " go") + ", in favour of \"" + l.label(keep) + "\", which takes the answers it lacks.",
	}), l.usesLine(uses)}
	lines = append(lines, l.transferChanges(l.desk.Session.Register(), after, l.selected, l.merged()).lines(l)...)
	if len(lost) > 0 {
		lines = append(lines, l.env.Say(lang.Text{FR: "Réponses abandonnées\u00a0: ", EN: "Answers given up: "})+strings.Join(lost, ", ")+".")
	}
	l.desk.Host.Open(widget.NewConfirm(l.desk.Host, l.env.Say(lang.Text{FR: "Fusionner des fiches", EN: "Merge entries"}), strings.Join(lines, "\n"),
		lang.Text{FR: "Fusionner", EN: "Merge"}, lang.Text{FR: "Ne rien faire", EN: "Do nothing"}, func() tea.Cmd {
			if l.apply(together) {
				l.unmark()
				l.desk.Host.Notify(lang.Text{
					FR: "Fait, Ctrl+Z annule\u00a0: " + name.FR, EN: "Done, Ctrl+Z undoes it: " + name.EN,
				})
			}
			return nil
		}))
}

// usesLine says which records refer to what is merged.
func (l *Screen) usesLine(uses []string) string {
	if len(uses) == 0 {
		return l.env.Say(lang.Text{FR: "Aucune fiche ne l'utilise.", EN: "No record uses it."})
	}
	of := recordsText(len(uses))
	return l.env.Say(lang.Text{FR: "Touche " + of.FR + "\u00a0: ", EN: "Touches " + of.EN + ": "}) + strings.Join(uses, ", ") + "."
}

// short names a record by its reference, or by its name.
func (l *Screen) short(rec register.Record) string {
	if ref := register.ReferenceOf(rec); ref != "" {
		return ref
	}
	return register.NameOf(rec)
}
