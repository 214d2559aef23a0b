package text

import (
	"fmt"
	"strings"

	"article30/register/lang"
	"article30/register/template"
)

var (
	readyMade   = lang.Text{FR: "Activités toutes prêtes", EN: "Ready-made activities"}
	starterSets = lang.Text{FR: "Jeux de départ", EN: "Starter sets"}
)

// Templates prints the ready-made activities, one a line: the short name that
// a command takes, a tab, the key, a tab, the name, a tab, and what the activity
// covers; then the starter sets: the short name, a tab, the name, a tab, and the
// short names of their activities.
func Templates(l lang.Lang) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n", readyMade.In(l))
	for _, t := range template.All() {
		fmt.Fprintf(&b, "%s\t%s\t%s\t%s\n", t.Slug.In(l), t.Key, t.Name.In(l), t.Summary.In(l))
	}
	fmt.Fprintf(&b, "\n# %s\n", starterSets.In(l))
	for _, s := range template.Sets() {
		fmt.Fprintf(&b, "%s\t%s\t%s\n", s.Slug.In(l), s.Name.In(l), strings.Join(slugs(s, l), ","))
	}
	return b.String()
}

func slugs(s template.Set, l lang.Lang) []string {
	var slugs []string
	for _, key := range s.Templates {
		if t, ok := template.Find(key); ok {
			slugs = append(slugs, t.Slug.In(l))
		}
	}
	return slugs
}

// TemplateNames prints what --with takes, one a line: the short name of an
// activity or starter set, a tab, and its name.
func TemplateNames(l lang.Lang) string {
	var b strings.Builder
	for _, t := range template.All() {
		fmt.Fprintf(&b, "%s\t%s\n", t.Slug.In(l), t.Name.In(l))
	}
	for _, s := range template.Sets() {
		fmt.Fprintf(&b, "%s\t%s\n", s.Slug.In(l), s.Name.In(l))
	}
	return b.String()
}
