package check

import (
	"slices"

	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

var dataRules = []Rule{
	{
		ID: "DON-01a", Severity: Error,
		Title:   text("Catégories de données", "Categories of data"),
		Do:      text("Ajoutez chaque catégorie de données utilisée.", "Add each category of data that is used."),
		Article: text("RGPD 30(1)(c)", "GDPR 30(1)(c)"),

		treatment: dataStated,
	},
	{
		ID: "DON-01b", Severity: Warning,
		Title:   text("Catégories de données décrites", "Categories of data described"),
		Do:      text("Énumérez les données dans le détail, ou une fois pour toutes dans la catégorie.", "List the data in the details, or once for all in the category."),
		Article: text("RGPD 30(1)(c)", "GDPR 30(1)(c)"),

		treatment: dataDescribed,
	},
	{
		ID: "DON-02", Severity: Warning,
		Title:   text("Catégories de données non déclarées", "Undeclared categories of data"),
		Do:      text("Ajoutez la catégorie si ces données sont traitées\u00a0; sinon, corrigez le texte.", "Add the category if such data are processed; otherwise correct the text."),
		Article: text("RGPD 30(1)(c), 9, 10, 87", "GDPR 30(1)(c), 9, 10, 87"),

		treatment: undeclaredKinds,
		record:    misclassified,
	},
	{
		ID: "SEN-01", Severity: Warning,
		Title:   text("Condition de l'article 9", "Article 9 condition"),
		Do:      text("Choisissez la condition de l'article 9 qui permet de traiter cette donnée.", "Choose the Article 9 condition that allows the processing of these data."),
		Article: text("RGPD 9(2)", "GDPR 9(2)"),

		treatment: eachDatum(law.Article9, func(s *sight, d *register.Datum, name string) {
			if d.Condition == "" {
				s.report(in(item("data", d.ID), "condition"), text(
					"Donnée sensible «\u00a0%s\u00a0» sans condition de l'article 9(2).",
					"Special category \"%s\" without an Article 9(2) condition.",
				), name)
			}
		}),
	},
	{
		ID: "SEN-02", Severity: Warning,
		Title:   text("Données d'infractions", "Criminal data"),
		Do:      text("Citez le texte qui vous autorise à traiter ces données\u00a0; peu d'organismes y sont autorisés.", "Cite the law that allows you to process these data; few organisations are."),
		Article: text("RGPD 10\u00a0; loi 78-17 art. 46", "GDPR 10; French Data Protection Act (Act 78-17) Art. 46"),

		treatment: eachDatum(law.Article10, func(s *sight, d *register.Datum, name string) {
			if blank(d.ConditionText) {
				s.report(in(item("data", d.ID), "condition_text"), text(
					"Données d'infractions «\u00a0%s\u00a0» sans le texte qui les autorise.",
					"Criminal data \"%s\" without the law that allows them.",
				), name)
			}
		}),
	},
	{
		ID: "SEN-03", Severity: Warning,
		Title:   text("Usage du numéro de sécurité sociale", "Use of the social security number"),
		Do:      text("Citez le texte qui permet cet usage du NIR, ou retirez-le de la fiche s'il ne sert pas.", "Cite the law that allows this use of the NIR, or remove it from the record if it is of no use."),
		Article: text("RGPD 87\u00a0; décret 2019-341", "GDPR 87; decree 2019-341"),

		treatment: eachDatum(law.NIR, socialSecurityNumber),
	},
}

// dataStated wants a category or at least the data themselves. That there are
// none is no answer here: without personal data there is nothing to record.
func dataStated(s *sight, t *register.Treatment) {
	path := "data"
	for i := range t.Data {
		if !silent(&t.Data[i]) {
			return
		}
		path = in(item("data", t.Data[0].ID), "category")
	}
	s.report(path, text("Aucune catégorie de données personnelles n'est indiquée.", "No category of personal data is stated."))
}

// silent reports whether an item of the data says nothing of which they are.
func silent(d *register.Datum) bool { return d.Category == "" && blank(d.Detail) }

// dataDescribed wants the data of each category. A name that says more than the
// CNIL's own words for the kind of data is a description.
func dataDescribed(s *sight, t *register.Treatment) {
	someStated := slices.ContainsFunc(t.Data, func(d register.Datum) bool { return !silent(&d) })
	for i := range t.Data {
		d := &t.Data[i]
		if silent(d) && someStated {
			s.report(in(item("data", d.ID), "category"), text(
				"Une ligne de données n'indique pas lesquelles.", "A row of data does not say which they are."))
		}
		c := s.Register.DataCategory(d.Category)
		if c == nil || !blank(d.Detail) || !blank(c.Description) {
			continue
		}
		if kind, ok := law.DataKinds.Term(string(c.Kind)); ok && kind.Regime != law.NIR && saysNoMore(s.content, c.Name, kind.Label) {
			s.report(in(item("data", d.ID), "detail"), text(
				"Catégorie «\u00a0%s\u00a0» sans description\u00a0: les données elles-mêmes ne sont pas énumérées.",
				"Category \"%s\" without description: the data themselves are not listed.",
			), c.Name)
		}
	}
}

// saysNoMore reports whether all the words of a name stand in a label.
func saysNoMore(c *content, name string, label lang.Text) bool {
	telling := func(text string) []string { return words().telling(c.fold(text).text) }
	of := telling(name)
	return among(of, telling(label.FR)) || among(of, telling(label.EN))
}

// undeclaredKinds finds words that betray a kind of data of which no category
// is declared. Ordinary data may be declared under any heading; for those under
// a regime of their own, the heading is the point.
func undeclaredKinds(s *sight, t *register.Treatment) {
	lexicon, said := words(), saidOfData(s.content)
	if len(said) == 0 {
		return
	}
	declared := kindsOf(s, t)
	for i := range lexicon.Reveals {
		r := &lexicon.Reveals[i]
		if slices.Contains(declared, register.Code(r.Kind)) || !anyHas(said, &r.Words) || declaredElsewhere(s, t, r) {
			continue
		}
		for _, p := range said {
			if word := lexicon.affirmed(p.folded, &r.Words); word != "" {
				path := "data"
				if p.key == "detail" {
					path = p.path()
				}
				s.report(path, text(
					"Le texte évoque «\u00a0%s\u00a0», mais la catégorie «\u00a0%s\u00a0» n'est pas déclarée.",
					"The text mentions \"%s\", but the category \"%s\" is not declared.",
				), excerpt(p.text, word), r.label())
				break
			}
		}
	}
}

// misclassified finds an entry of the data categories whose words betray data
// under a regime other than that of its kind.
func misclassified(s *sight, rec register.Record) {
	c, ok := rec.(*register.DataCategory)
	if !ok {
		return
	}
	lexicon := words()
	for i := range lexicon.Reveals {
		r := &lexicon.Reveals[i]
		if string(c.Kind) == r.Kind || law.DataRegime(r.Kind) == law.Ordinary {
			continue
		}
		for _, p := range s.content.texts {
			if p.key != "name" && p.key != "description" {
				continue
			}
			if word := lexicon.affirmed(p.folded, &r.Words); word != "" {
				s.report("kind", text(
					"Le texte évoque «\u00a0%s\u00a0», mais la catégorie n'est pas classée «\u00a0%s\u00a0».",
					"The text mentions \"%s\", but the category is not classed as \"%s\".",
				), excerpt(p.text, word), r.label())
				break
			}
		}
	}
}

func (r *reveal) label() lang.Text {
	kind, _ := law.DataKinds.Term(r.Kind)
	return kind.Label
}

// kindsOf returns the kinds of the categories that a treatment declares.
func kindsOf(s *sight, t *register.Treatment) []register.Code {
	kinds := make([]register.Code, 0, len(t.Data))
	for i := range t.Data {
		if c := s.Register.DataCategory(t.Data[i].Category); c != nil {
			kinds = append(kinds, c.Kind)
		}
	}
	return kinds
}

// saidOfData returns the texts of a treatment in which words may betray its
// data: the details of the data first, where they are the nearest to be mended.
// Those that hold no word of any list are left out.
func saidOfData(c *content) []phrase {
	var details, others []phrase
	for _, p := range c.texts {
		switch {
		case p.folded.lists == 0:
		case p.key == "detail" && p.list() == "data":
			details = append(details, p)
		case p.ofPurpose() || p.ofName():
			others = append(others, p)
		}
	}
	return append(details, others...)
}

func anyHas(phrases []phrase, list *wordList) bool {
	return slices.ContainsFunc(phrases, func(p phrase) bool { return p.folded.has(list) })
}

// declaredElsewhere reports whether the data that r betrays stand under another
// heading: in the words of a category, judged on its own entry when they are
// under a regime of their own, or among the details of ordinary data.
func declaredElsewhere(s *sight, t *register.Treatment, r *reveal) bool {
	for i := range t.Data {
		d := &t.Data[i]
		if c := s.Register.DataCategory(d.Category); c != nil && s.content.fold(c.Name+"\n"+c.Description).has(&r.Words) {
			return true
		}
		if law.DataRegime(r.Kind) == law.Ordinary && s.content.fold(d.Detail).has(&r.Words) {
			return true
		}
	}
	return false
}

// eachDatum makes a rule on the data of a treatment that are under a regime.
// The judge is given the name of their category.
func eachDatum(regime law.Regime, judge func(s *sight, d *register.Datum, name string)) func(*sight, *register.Treatment) {
	return func(s *sight, t *register.Treatment) {
		for i := range t.Data {
			d := &t.Data[i]
			if c := s.Register.DataCategory(d.Category); c != nil && law.DataRegime(string(c.Kind)) == regime {
				judge(s, d, c.Name)
			}
		}
	}
}

// socialSecurityNumber doubts a use of the number that the decree is not known
// to foresee, unless the register cites a text for it.
func socialSecurityNumber(s *sight, d *register.Datum, name string) {
	if !blank(d.ConditionText) || slices.ContainsFunc(s.content.families, func(f law.Family) bool { return f.NIR }) {
		return
	}
	kind, _ := law.DataKinds.Term("NIR")
	s.report(in(item("data", d.ID), "condition_text"), text(
		"«\u00a0%s\u00a0»\u00a0: le décret 2019-341 prévoit-il cet usage du numéro de sécurité sociale\u00a0?",
		"\"%s\": does decree 2019-341 foresee this use of the social security number?",
	), name).cite(s, kind.Source, law.DataKinds.AsOf, kind.Uncertain)
}
