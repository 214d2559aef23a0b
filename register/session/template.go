package session

import (
	"fmt"
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
	"article30/register/template"
)

// Begin adds the fiches of ready-made activities, in this order, and the
// catalogue entries that they need and the register lacks: activities share
// theirs.
type Begin struct{ Templates []template.Template }

func (b Begin) changes(r *register.Register, v register.View) ([]Change, error) {
	var each []Edit
	for _, t := range b.Templates {
		each = append(each, begun{t})
	}
	return Together{Edits: each}.changes(r, v)
}

func (b Begin) title(r *register.Register, _ register.View) lang.Text {
	if len(b.Templates) == 1 {
		name := b.Templates[0].Name.In(r.TextLanguage()) // as the fiche is called
		return lang.Format(lang.Text{FR: "ajout de «\u00a0%s\u00a0»", EN: "adding \"%s\""}, name)
	}
	return lang.Text{
		FR: fmt.Sprintf("ajout de %d activités", len(b.Templates)),
		EN: fmt.Sprintf("adding %d activities", len(b.Templates)),
	}
}

// begun is the beginning of one activity. What it adds is asked of the register
// that has the additions of those before it.
type begun struct{ template.Template }

func (b begun) changes(r *register.Register, v register.View) ([]Change, error) {
	var each []Edit
	for _, a := range b.Additions(r) {
		each = append(each, Add{a.Collection, a.Record})
	}
	return Together{Edits: each}.changes(r, v)
}

func (b begun) title(*register.Register, register.View) lang.Text { return b.Name }

// Templates returns the ready-made activities that people name, each once: by
// slug, key or name of an activity or of a set. The error of an unknown name
// lists those that are near.
func Templates(names []string) ([]template.Template, error) {
	var chosen []template.Template
	choose := func(t template.Template) {
		if !slices.ContainsFunc(chosen, func(c template.Template) bool { return c.Key == t.Key }) {
			chosen = append(chosen, t)
		}
	}
	for _, name := range names {
		if t, ok := template.Find(name); ok {
			choose(t)
			continue
		}
		set, ok := template.FindSet(name)
		if !ok {
			return nil, unknownTemplate(name)
		}
		for _, key := range set.Templates {
			if t, ok := template.Find(key); ok {
				choose(t)
			}
		}
	}
	if len(chosen) == 0 {
		return nil, lang.Errorf(lang.Text{
			FR: "aucune activité n'est nommée\u00a0; «\u00a0article30 templates\u00a0» les donne",
			EN: "no activity is named; \"article30 templates\" gives them",
		})
	}
	return chosen, nil
}

func unknownTemplate(name string) error {
	var slugs []lang.Text
	for _, t := range template.All() {
		slugs = append(slugs, t.Slug)
	}
	for _, s := range template.Sets() {
		slugs = append(slugs, s.Slug)
	}
	near := lang.Text{FR: nearSlugs(name, slugs, lang.FR), EN: nearSlugs(name, slugs, lang.EN)}
	if near.FR == "" || near.EN == "" {
		return lang.Errorf(lang.Text{
			FR: "activité inconnue «\u00a0%s\u00a0»\u00a0; «\u00a0article30 templates\u00a0» les donne toutes",
			EN: "unknown activity \"%s\"; \"article30 templates\" gives them all",
		}, name)
	}
	return lang.Errorf(lang.Text{
		FR: "activité inconnue «\u00a0%s\u00a0»\u00a0; vouliez-vous dire %s\u00a0?",
		EN: "unknown activity \"%s\"; did you mean %s?",
	}, name, near)
}

// nearSlugs lists, in a language, the slugs that are near a name in either.
func nearSlugs(name string, slugs []lang.Text, l lang.Lang) string {
	var near []string
	for _, s := range slugs {
		if len(lang.Near(name, []string{s.FR, s.EN})) > 0 && !slices.Contains(near, s.In(l)) {
			near = append(near, s.In(l))
		}
	}
	return strings.Join(near, ", ")
}
