package check

import (
	"slices"

	"article30/register"
	"article30/register/law"
)

var securityRules = []Rule{
	{
		ID: "SEC-01", Severity: Error,
		Title:   text("Mesures de sécurité", "Security measures"),
		Do:      text("Ajoutez les mesures qui protègent ces données\u00a0: mots de passe, sauvegardes, chiffrement…", "Add the measures that protect these data: passwords, backups, encryption…"),
		Article: text("RGPD 30(1)(g), 30(2)(d), 32(1)", "GDPR 30(1)(g), 30(2)(d), 32(1)"),

		fiche: func(s *sight, f fiche) {
			// "Where possible": none, with the reason, is an answer.
			if len(f.measures) == 0 && (!f.none.None || blank(f.none.Why)) {
				s.report("measures", text("Aucune mesure de sécurité décrite.", "No security measure described."))
			}
		},
	},
	{
		ID: "SEC-02a", Severity: Warning,
		Title:   text("Mesures à la hauteur des données", "Measures that match the data"),
		Do:      text("Ajoutez la mesure qui manque, ou décrivez-la parmi celles qui y sont.", "Add the missing measure, or describe it among those that are there."),
		Article: text("RGPD 32\u00a0; guide de sécurité de la CNIL", "GDPR 32; CNIL security guide"),

		treatment: protectionsOfData,
	},
	{
		ID: "SEC-02b", Severity: Warning,
		Title:   text("Mesures décrites", "Measures described"),
		Do:      text("Dites ce qui est fait\u00a0: qui accède, comment c'est sauvegardé, ce qui est chiffré.", "Say what is done: who has access, how backups are made, what is encrypted."),
		Article: text("RGPD 30(1)(g), 30(2)(d), 32(1)", "GDPR 30(1)(g), 30(2)(d), 32(1)"),

		fiche: thinMeasures,
	},
	{
		ID: "SEC-02c", Severity: Warning,
		Title:   text("Mesure décrite", "Measure described"),
		Do:      text("Dites ce que cette mesure fait, ou donnez son type.", "Say what this measure does, or give its kind."),
		Article: text("RGPD 30(1)(g), 30(2)(d), 32(1)", "GDPR 30(1)(g), 30(2)(d), 32(1)"),

		record: func(s *sight, rec register.Record) {
			if m, ok := rec.(*register.Measure); ok && !blank(m.Name) && s.thin(m) {
				s.report("detail", text("«\u00a0%s\u00a0» ne dit pas ce qui est fait.", "\"%s\" does not say what is done."), m.Name)
			}
		},
	},
}

// protectionsOfData wants access control and encryption for data whose loss
// hurts: under a regime of their own, or of money.
func protectionsOfData(s *sight, t *register.Treatment) {
	i := slices.IndexFunc(t.Data, func(d register.Datum) bool {
		c := s.Register.DataCategory(d.Category)
		return c != nil && (c.Kind == "ECOFIN" || law.DataRegime(string(c.Kind)) != law.Ordinary)
	})
	if i < 0 || len(t.Measures) == 0 {
		return
	}
	data := s.Register.DataCategory(t.Data[i].Category).Name
	for i := range words().Protections {
		p := &words().Protections[i]
		if !slices.ContainsFunc(t.Measures, func(id register.ID) bool { return p.classed(s.Register.Measure(id)) }) &&
			!slices.ContainsFunc(t.Measures, func(id register.ID) bool { return s.describes(s.Register.Measure(id), p) }) {
			kind, _ := law.MeasureKinds.Term(p.Kind)
			s.report("measures", text(
				"Mesures insuffisamment décrites pour «\u00a0%s\u00a0»\u00a0: rien sous «\u00a0%s\u00a0».",
				"Measures too thin for \"%s\": nothing under \"%s\".",
			), data, kind.Label)
		}
	}
}

// classed reports whether a measure is said to be of this kind. One that is not
// in the catalogue is not known to be none.
func (p *protection) classed(m *register.Measure) bool {
	return m == nil || string(m.Kind) == p.Kind || slices.Contains(p.Sheets, string(m.Sheet))
}

// describes reports whether the words of a measure are of a kind.
func (s *sight) describes(m *register.Measure, p *protection) bool {
	return s.content.fold(m.Name + "\n" + m.Detail).has(&p.Words)
}

// thinMeasures finds records of which all measures are words such as "standard
// measures".
func thinMeasures(s *sight, f fiche) {
	if len(f.measures) == 0 {
		return
	}
	var name string
	for _, id := range f.measures {
		m := s.Register.Measure(id)
		if m == nil || !s.thin(m) {
			return
		}
		name = m.Name
	}
	s.report("measures", text(
		"Les mesures de sécurité ne sont pas décrites\u00a0: «\u00a0%s\u00a0».",
		"The security measures are not described: \"%s\".",
	), name)
}

// thin reports whether neither the kind nor the words of a measure tell what is
// done.
func (s *sight) thin(m *register.Measure) bool {
	if m.Kind != "" && m.Kind != "AUTREM" || m.Sheet != "" {
		return false
	}
	return among(words().telling(s.content.fold(m.Name+" "+m.Detail).text), words().ThinMeasures)
}
