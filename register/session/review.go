package session

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
)

// Confirm takes over answers of a record that a template gave: those at Path
// and within it, every one of the record when it is empty. An answer within a
// sub-record is confirmed with the sub-record.
type Confirm struct {
	Record register.ID
	Path   string
	By     string
}

func (c Confirm) changes(r *register.Register, v register.View) ([]Change, error) {
	return amend(r, v, c.Record, func(in *register.Collection, rec register.Record) error {
		made, ok := rec.(register.Made)
		if !ok {
			return lang.Errorf(lang.Text{
				FR: "%s ne vient pas d'un modèle\u00a0; il n'y a rien à y confirmer",
				EN: "%s comes from no template; there is nothing to confirm in it",
			}, naming(rec))
		}
		path := c.Path
		if path != "" {
			var err error
			if path, err = in.Table.PathByID(rec, path); err != nil {
				return err
			}
			if err := withItsItem(in.Table, rec, path); err != nil {
				return err
			}
		}
		as := register.Confirmation{By: register.Clean(c.By), On: dayOf(v)}
		return in.Table.Confirm(made, path, as, v.Lang)
	})
}

// withItsItem refuses a path that leads into a sub-record that is confirmed as
// a whole.
func withItsItem(t *register.Table, rec register.Record, path string) error {
	spot, err := t.Locate(rec, path)
	if err != nil || spot.Field.Kind == register.KindList {
		return err
	}
	for _, item := range slices.Backward(t.Unconfirmed(rec)) {
		if strings.HasPrefix(path, item+".") {
			return lang.Errorf(lang.Text{
				FR: "«\u00a0%s\u00a0» se confirme avec le reste de son élément\u00a0; écrivez %s",
				EN: "\"%s\" is confirmed with the rest of its item; write %s",
			}, spot.Field.Label, item)
		}
	}
	return nil
}

func (c Confirm) title(r *register.Register, v register.View) lang.Text {
	if c.Path == "" {
		return recordTitle(r, c.Record, v, lang.Text{FR: "confirmation de ", EN: "confirming "})
	}
	return fieldTitle(r, c.Record, c.Path)
}

// Reviewed notes that somebody reviewed treatments or processor activities on
// a day, today when On is empty. Next is the day of the next review; when it is
// empty the one planned stays, unless this review is that one.
type Reviewed struct {
	Records  []register.ID
	By       string
	On, Next register.Date
}

func (v Reviewed) changes(r *register.Register, view register.View) ([]Change, error) {
	if v.On == "" {
		v.On = dayOf(view)
	}
	return amendEach(r, view, v.Records, v.note)
}

func (v Reviewed) title(r *register.Register, view register.View) lang.Text {
	verb := lang.Text{FR: "revue de ", EN: "review of "}
	if len(v.Records) == 1 {
		return recordTitle(r, v.Records[0], view, verb)
	}
	return lang.Text{
		FR: fmt.Sprintf("%s%d fiches", verb.FR, len(v.Records)),
		EN: fmt.Sprintf("%s%d records", verb.EN, len(v.Records)),
	}
}

// note writes the review into a record.
func (v Reviewed) note(in *register.Collection, rec register.Record) error {
	on, by, next := in.Table.Field("reviewed_on"), in.Table.Field("reviewed_by"), in.Table.Field("next_review")
	if on == nil {
		return lang.Errorf(lang.Text{
			FR: "%s n'a pas de revue\u00a0; nommez un traitement ou une activité de sous-traitance",
			EN: "%s has no review; name a treatment or a processor activity",
		}, naming(rec))
	}
	*on.Address(rec).(*register.Date) = v.On
	*by.Address(rec).(*string) = register.Clean(v.By)
	if planned := next.Address(rec).(*register.Date); v.Next != "" || planned.Valid() && *planned <= v.On {
		*planned = v.Next
	}
	return nil
}

// Waive silences what a rule finds on a record, with a reason: at Field, or
// wherever on the record when it is empty. It is refused when the rule finds
// nothing there that is not silenced already.
type Waive struct {
	Record     register.ID
	Rule       string
	Field      string
	Reason, By string
}

func (w Waive) changes(r *register.Register, v register.View) ([]Change, error) {
	in, rec, err := find(r, w.Record)
	if err != nil {
		return nil, err
	}
	reason := register.Clean(w.Reason)
	if strings.TrimSpace(reason) == "" {
		return nil, lang.Errorf(lang.Text{
			FR: "une dérogation a une raison\u00a0; donnez-la",
			EN: "a waiver has a reason; give it",
		})
	}
	waiver := &register.Waiver{
		Item: register.Item{ID: register.NewID()}, Record: w.Record,
		Reason: reason, By: register.Clean(w.By), On: dayOf(v),
	}
	found := check.Of(r, waiver.On).On(w.Record)
	if waiver.Rule, waiver.Field, err = w.silences(in, rec, found); err != nil {
		return nil, err
	}
	waivers := register.CollectionOf("waivers")
	return []Change{{waivers, nil, waiver, -1, waivers.Len(r)}}, nil
}

// silences returns the rule and field of the waiver as the checker writes them.
func (w Waive) silences(in *register.Collection, rec register.Record, found []check.Finding) (rule, field string, err error) {
	if rule, err = knownRule(w.Rule, found); err != nil {
		return "", "", err
	}
	if w.Field != "" {
		if field, err = in.Table.PathByID(rec, w.Field); err != nil {
			return "", "", err
		}
	}
	silenced := false
	for _, f := range found {
		if f.Rule == rule && (field == "" || f.Field == field) {
			if f.Waiver == nil {
				return rule, field, nil
			}
			silenced = true
		}
	}
	if silenced {
		return "", "", lang.Errorf(lang.Text{
			FR: "une dérogation écarte déjà %s ici\u00a0; levez-la d'abord",
			EN: "a waiver silences %s here already; withdraw it first",
		}, rule)
	}
	return "", "", lang.Errorf(lang.Text{
		FR: "%s ne trouve rien ici\u00a0; il n'y a rien à écarter",
		EN: "%s finds nothing here; there is nothing to silence",
	}, rule)
}

// knownRule returns the ID of a rule as people type it. The error of an unknown
// one names those that are near, else those that find something.
func knownRule(typed string, found []check.Finding) (string, error) {
	var ids []string
	for _, rule := range check.Rules() {
		if strings.EqualFold(rule.ID, typed) {
			return rule.ID, nil
		}
		ids = append(ids, rule.ID)
	}
	near := lang.Near(typed, ids)
	if len(near) == 0 {
		for _, f := range found {
			near = append(near, f.Rule)
		}
		near = slices.Compact(near)
	}
	if len(near) == 0 {
		return "", lang.Errorf(lang.Text{
			FR: "règle inconnue «\u00a0%s\u00a0»\u00a0; aucune ne trouve quoi que ce soit ici",
			EN: "unknown rule \"%s\"; none finds anything here",
		}, typed)
	}
	return "", lang.Errorf(lang.Text{
		FR: "règle inconnue «\u00a0%s\u00a0»\u00a0; vouliez-vous dire %s\u00a0?",
		EN: "unknown rule \"%s\"; did you mean %s?",
	}, typed, strings.Join(near, ", "))
}

func (w Waive) title(r *register.Register, _ register.View) lang.Text {
	return waiverTitle(r, w.Record, w.Rule, lang.Text{FR: "dérogation à %s, %s", EN: "waiver of %s, %s"})
}

// Withdraw takes back the waivers of a rule on a record: the one at Field, or
// all of them when it is empty.
type Withdraw struct {
	Record register.ID
	Rule   string
	Field  string
}

func (w Withdraw) changes(r *register.Register, v register.View) ([]Change, error) {
	in, rec, err := find(r, w.Record)
	if err != nil {
		return nil, err
	}
	byID := ""
	if w.Field != "" {
		// A waiver may outlive its field: then the path stands as it is.
		if byID, err = in.Table.PathByID(rec, w.Field); err != nil {
			byID = w.Field
		}
	}
	var each []Edit
	for _, waiver := range r.Waivers {
		if waiver.Record == w.Record && strings.EqualFold(waiver.Rule, w.Rule) && (w.Field == "" || waiver.Field == byID) {
			each = append(each, Delete{waiver.ID})
		}
	}
	if len(each) == 0 {
		return nil, lang.Errorf(lang.Text{
			FR: "aucune dérogation n'écarte %s ici\u00a0; «\u00a0article30 check\u00a0» donne celles du registre",
			EN: "no waiver silences %s here; \"article30 check\" gives those of the register",
		}, w.Rule)
	}
	return Together{Edits: each}.changes(r, v)
}

func (w Withdraw) title(r *register.Register, _ register.View) lang.Text {
	return waiverTitle(r, w.Record, w.Rule, lang.Text{FR: "fin de la dérogation à %s, %s", EN: "end of the waiver of %s, %s"})
}

func waiverTitle(r *register.Register, id register.ID, rule string, title lang.Text) lang.Text {
	name := string(id)
	if _, rec := r.ByID(id); rec != nil {
		name = naming(rec)
	}
	if id, err := knownRule(rule, nil); err == nil {
		rule = id
	}
	return lang.Format(title, rule, name)
}

// dayOf returns the day of a view, as dates are stored.
func dayOf(v register.View) register.Date {
	return register.Date(v.Today.Format(time.DateOnly))
}
