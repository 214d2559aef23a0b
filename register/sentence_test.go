package register

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"article30/register/lang"
	"article30/register/law"
)

func figure(n int, unit Code) Period { return Period{Amount: &n, Unit: unit} }

func (p Period) most() Period                { p.AtMost = Yes; return p }
func (p Period) from(start Code) Period      { p.Start = start; return p }
func criterion(words string) Period          { return Period{Criterion: words} }
func (p Period) thatIs(figure Period) Period { figure.Criterion = p.Criterion; return figure }

func TestSentencesAreUnderstoodAsPeopleWriteThem(t *testing.T) {
	for sentence, want := range map[string]Retention{
		// Figures.
		"5 ans":                         {Active: figure(5, "year")},
		"3ans":                          {Active: figure(3, "year")},
		"1 an":                          {Active: figure(1, "year")},
		"six mois":                      {Active: figure(6, "month")},
		"Six (6) mois.":                 {Active: figure(6, "month")},
		"une année":                     {Active: figure(1, "year")},
		"trois ANNÉES":                  {Active: figure(3, "year")},
		"15 jours":                      {Active: figure(15, "day")},
		"30 j":                          {Active: figure(30, "day")},
		"deux semaines":                 {Active: figure(14, "day")},
		"ten years":                     {Active: figure(10, "year")},
		"Pendant une durée de 3 ans":    {Active: figure(3, "year")},
		"durée de conservation : 3 ans": {Active: figure(3, "year")},
		"conservées 3 ans":              {Active: figure(3, "year")},
		"kept for 6 months":             {Active: figure(6, "month")},
		"for a period of two years":     {Active: figure(2, "year")},
		"exactement 3 ans":              {Active: Period{Amount: figure(3, "").Amount, Unit: "year", AtMost: No}},
		// Limits.
		"13 mois maximum":             {Active: figure(13, "month").most()},
		"13 mois max.":                {Active: figure(13, "month").most()},
		"jusqu'à 13 mois":             {Active: figure(13, "month").most()},
		"Jusqu’à treize mois":         {Active: figure(13, "month").most()},
		"au plus 3 ans":               {Active: figure(3, "year").most()},
		"une durée maximale de 3 ans": {Active: figure(3, "year").most()},
		"up to 13 months":             {Active: figure(13, "month").most()},
		"no more than 2 years":        {Active: figure(2, "year").most()},
		"a maximum of one year":       {Active: figure(1, "year").most()},
		// Starts.
		"3 ans après le dernier contact":                       {Active: figure(3, "year").from("last_contact")},
		"3 ans à compter du dernier contact":                   {Active: figure(3, "year").from("last_contact")},
		"3 ans, à partir de la collecte":                       {Active: figure(3, "year").from("collection")},
		"2 ans au plus après la candidature":                   {Active: figure(2, "year").most().from("application")},
		"6 mois après la fin du mandat":                        {Active: figure(6, "month").from("mandate_end")},
		"1 mois maximum à compter de l'enregistrement":         {Active: figure(1, "month").most().from("recording")},
		"2 ans sans activité":                                  {Active: figure(2, "year").from("last_activity")},
		"3 ans d'inactivité":                                   {Active: figure(3, "year").from("last_activity")},
		"10 years from the end of the fiscal year":             {Active: figure(10, "year").from("fiscal_year_end")},
		"3 years from receipt":                                 {Active: figure(3, "year").from("receipt")},
		"5 years from publication":                             {Active: figure(5, "year").from("publication")},
		"3 years from collection or last contact":              {Active: figure(3, "year").from("collection or last contact")},
		"6 months from application":                            {Active: figure(6, "month").from("application")},
		"3 ans à compter de la collecte ou du dernier contact": {Active: figure(3, "year").from("la collecte ou le dernier contact")},
		"2 ans à compter de la signature du bail":              {Active: figure(2, "year").from("la signature du bail")},
		"1 an à compter du 31 décembre":                        {Active: figure(1, "year").from("le 31 décembre")},
		"1 an à compter des faits":                             {Active: figure(1, "year").from("les faits")},
		"1 an à compter de l'achat":                            {Active: figure(1, "year").from("l'achat")},
		// Criteria.
		"jusqu'au désabonnement": {Active: criterion("jusqu'au désabonnement")},
		"Jusqu'au retrait du consentement ou à l'expiration de la carte": {Active: criterion("Jusqu'au retrait du consentement ou à l'expiration de la carte")},
		"durée de la relation contractuelle":                             {Active: criterion("durée de la relation contractuelle")},
		"le temps de traiter la demande":                                 {Active: criterion("le temps de traiter la demande")},
		"Exercice en cours":                                              {Active: criterion("Exercice en cours")},
		"until the final decision":                                       {Active: criterion("until the final decision")},
		"for as long as the contract lasts":                              {Active: criterion("for as long as the contract lasts")},
		"la durée du contrat, soit 3 ans":                                {Active: criterion("la durée du contrat").thatIs(figure(3, "year"))},
		// Two phases.
		"la relation contractuelle, puis 5 ans après sa fin": {
			Active: criterion("la relation contractuelle"), Archive: figure(5, "year").from("relationship_end")},
		"the contract, then 3 years after its end": {
			Active: criterion("the contract"), Archive: figure(3, "year").from("contract_end")},
		"durée du contrat + 3 ans":                                                {Active: criterion("durée du contrat"), Archive: figure(3, "year")},
		"the contract plus 3 years":                                               {Active: criterion("the contract"), Archive: figure(3, "year")},
		"1 mois, puis archivage 5 ans":                                            {Active: figure(1, "month"), Archive: figure(5, "year")},
		"1 mois puis 5 ans en archivage intermédiaire":                            {Active: figure(1, "month"), Archive: figure(5, "year")},
		"archivage intermédiaire de 10 ans à compter de la clôture de l'exercice": {Archive: figure(10, "year").from("fiscal_year_end")},
		"base active : 1 an ; archives : 5 ans":                                   {Active: figure(1, "year"), Archive: figure(5, "year")},
		"le temps de l'étude et du suivi, puis 1 an après clôture ou dernier contact": {
			Active: criterion("le temps de l'étude et du suivi"), Archive: figure(1, "year").from("clôture ou dernier contact")},
		"durée de présence, puis 5 ans après le départ du salarié (C. trav. R.1221-26)": {
			Active: criterion("durée de présence"), Archive: figure(5, "year").from("departure"), Reference: "C. trav. R.1221-26"},
		// Persons, references, fates.
		"candidats non retenus : 2 ans au plus à compter de la candidature": {
			AppliesTo: "candidats non retenus", Active: figure(2, "year").most().from("application")},
		"customers: 3 years from end of relationship": {AppliesTo: "customers", Active: figure(3, "year").from("end of relationship")},
		"Prospects : 3 ans après le dernier contact, puis suppression": {
			AppliesTo: "Prospects", Active: figure(3, "year").from("last_contact"), Fate: "erasure"},
		"up to 13 months (CNIL deliberation 2020-092 of 17 Sept. 2020)": {
			Active: figure(13, "month").most(), Reference: "CNIL deliberation 2020-092 of 17 Sept. 2020"},
		"5 ans (C. civ. 2224) puis anonymisées":           {Active: figure(5, "year"), Reference: "C. civ. 2224", Fate: "anonymisation"},
		"5 ans (prescription)":                            {Active: figure(5, "year"), Reference: "prescription"},
		"3 years from the last contact and then deletion": {Active: figure(3, "year").from("last_contact"), Fate: "erasure"},
	} {
		if diff := cmp.Diff(want, ParseRetention(sentence)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", sentence, diff)
		}
	}
}

// A part not understood, a reservation or a second duration would be lost in
// the structure: the whole sentence stays as it is.
func TestWhatIsNotUnderstoodWholeIsKeptAsWritten(t *testing.T) {
	for _, sentence := range []string{
		"selon les obligations légales",
		"candidat non retenu : 2 ans au plus après la candidature, sauf opposition",
		"6 mois à 1 an",
		"3 ans au moins à compter de l'opposition",
		"3 ans minimum",
		"48 heures après la régularisation",
		"environ 3 ans",
		"plus de 3 ans",
		"3 ans après la collecte sauf opposition",
		"3 ans après le dernier contact ou 5 ans après la fin du contrat",
		"3 ans après le dernier contact ou jusqu'au désabonnement",
		"clients : 3 ans ; prospects : 2 ans",
		"10 ans à compter de la clôture de l'exercice (6 ans pour les documents fiscaux)",
		"3 ans à compter du dernier contact (clic, demande)",
		"2 mois ; 1 an pour optimiser les tournées",
		"1 an, puis 2 ans, puis 3 ans",
		"archivage 5 ans, puis 3 ans",
		"1 an, puis base active : 3 ans",
		"5 ans (C. civ. 2224), puis suppression (loi 78-17)",
		"5 ans, puis",
		"5 ans, puis suppression ou anonymisation",
		"5 ans puis suppression, puis restitution",
		"la durée : jamais",
		"six (7) mois",
		"1,5 an",
		"-5 ans",
		"99999999999999999999 ans",
		"durée",
		"clients",
		"3 ans «\u00a0environ\u00a0»",
		"the contract, until the account is deleted, then the general limitation period (5 years)",
		"spontaneous: 6 months from application; for a position: deleted when refused",
		"choice kept 6 months; collected for 13 months at most",
		"for 0 ...", "etc.: 3 ans",
		"3 ans après", "3 ans à compter de", "3 ans (", "()", ".", ":",
	} {
		if diff := cmp.Diff(Retention{AsWritten: sentence}, ParseRetention(sentence)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", sentence, diff)
		}
	}
	if got := ParseRetention(" \n"); got.AsWritten != "" {
		t.Errorf("a blank sentence is kept as %q", got.AsWritten)
	}
}

func TestSentencesReadWellInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		r      Retention
		fr, en string
	}{
		{Retention{}, "", ""},
		{Retention{AppliesTo: "clients", Active: criterion("la durée de la relation contractuelle"),
			Archive: figure(5, "year").from("relationship_end"), Reference: "C. civ. 2224", Fate: "erasure"},
			"clients\u00a0: la durée de la relation contractuelle, puis archivage intermédiaire de 5 ans à compter de la fin de la relation contractuelle (C. civ. 2224), puis suppression",
			"clients: la durée de la relation contractuelle, then intermediate archiving for 5 years from the end of the contractual relationship (C. civ. 2224), then erasure"},
		{Retention{Active: figure(3, "year").most().from("last_contact")},
			"3 ans au maximum à compter du dernier contact", "3 years at most from the last contact"},
		{Retention{Active: figure(1, "year").from("departure")}, "1 an à compter du départ du salarié", "1 year from the employee's departure"},
		{Retention{Active: figure(1, "day")}, "1 jour", "1 day"},
		{Retention{Active: figure(0, "day")}, "0 jour", "0 days"},
		{Retention{Active: figure(2, "month")}, "2 mois", "2 months"},
		{Retention{Active: figure(2, "quarter").from("my_event")}, "2 quarter à compter de my_event", "2 quarter from my_event"},
		{Retention{Active: Period{Amount: figure(1, "").Amount, Unit: "month", AtMost: No}}, "exactement 1 mois", "exactly 1 month"},
		{Retention{Archive: Period{Amount: figure(5, "").Amount, Unit: "year", AtMost: No}},
			"archivage intermédiaire\u00a0: exactement 5 ans", "intermediate archiving: exactly 5 years"},
		{Retention{Archive: criterion("la durée de la procédure").from("decision")},
			"archivage intermédiaire\u00a0: la durée de la procédure, à compter de la décision définitive",
			"intermediate archiving: la durée de la procédure, starting from the final decision"},
		{Retention{Archive: Period{Start: "collection"}}, "archivage intermédiaire à compter de la collecte", "intermediate archiving from collection"},
		{Retention{Active: Period{Unit: "year"}}, "durée en ans", "period in years"},
		{Retention{Active: criterion("la durée du contrat").thatIs(figure(3, "year").most().from("l'achat"))},
			"la durée du contrat, soit 3 ans au maximum à compter de l'achat", "la durée du contrat, that is 3 years at most from l'achat"},
		{Retention{Active: figure(1, "year").from("le bail")}, "1 an à compter du bail", "1 year from le bail"},
		{Retention{Active: figure(1, "year").from("les faits")}, "1 an à compter des faits", "1 year from les faits"},
		{Retention{Active: figure(1, "year").from("achat")}, "1 an à compter d'achat", "1 year from achat"},
		{Retention{Active: figure(1, "year").from("hospitalisation")}, "1 an à compter d'hospitalisation", "1 year from hospitalisation"},
		{Retention{Active: figure(1, "year").from("handicap")}, "1 an à compter de handicap", "1 year from handicap"},
		{Retention{Active: figure(1, "year").from("la collecte ou le dernier contact")},
			"1 an à compter de la collecte ou du dernier contact", "1 year from la collecte ou le dernier contact"},
		{Retention{AppliesTo: "clients", Fate: "anonymisation"}, "clients\u00a0: anonymisation", "clients: anonymisation"},
		{Retention{Active: figure(5, "year"), Fate: "SHRED"}, "5 ans, puis SHRED", "5 years, then SHRED"},
		{Retention{AppliesTo: "clients"}, "clients", "clients"},
		{Retention{Reference: "loi"}, "(loi)", "(loi)"},
		{Retention{AsWritten: "selon\nla loi"}, "selon\nla loi", "selon\nla loi"},
		{Retention{Active: figure(5, "year"), AsWritten: "5 ans ou plus"}, "5 ans «\u00a05 ans ou plus\u00a0»", "5 years \"5 ans ou plus\""},
	} {
		if got := c.r.Sentence(lang.FR); got != c.fr {
			t.Errorf("in French:\n got %q\nwant %q", got, c.fr)
		}
		if got := c.r.Sentence(lang.EN); got != c.en {
			t.Errorf("in English:\n got %q\nwant %q", got, c.en)
		}
	}
}

// Every start event of the law reads back from its sentence and from its label.
func TestEveryStartEventReadsBack(t *testing.T) {
	for _, term := range law.StartEvents.Terms {
		want := Retention{Active: figure(3, "year").from(Code(term.Code))}
		for _, l := range lang.All {
			for _, sentence := range []string{want.Sentence(l), text("3 ans après ", "3 years after ").In(l) + term.Label.In(l)} {
				if diff := cmp.Diff(want, ParseRetention(sentence)); diff != "" {
					t.Errorf("%q (-want +got):\n%s", sentence, diff)
				}
			}
		}
	}
}

// drawn makes a retention of what the grammar holds.
func drawn(t *rapid.T) Retention {
	var r Retention
	if rapid.Bool().Draw(t, "persons") {
		r.AppliesTo = "clients" + drawnWords(t)
	}
	phases := rapid.IntRange(0, 3).Draw(t, "phases")
	if phases&1 != 0 {
		r.Active = drawnPeriod(t)
	}
	if phases&2 != 0 {
		r.Archive = drawnPeriod(t)
	}
	if rapid.Bool().Draw(t, "fate") || phases == 0 {
		r.Fate = Code(rapid.SampledFrom(Fates.Terms).Draw(t, "fate").Code)
	}
	if rapid.Bool().Draw(t, "referenced") {
		r.Reference = rapid.SampledFrom([]string{"C. civ. 2224", "RGPD, art. 30", "loi\n(titre: II) ; L.102 B", "CNIL, délibération 2021-131"}).Draw(t, "reference")
	}
	return r
}

func drawnPeriod(t *rapid.T) Period {
	var p Period
	kind := rapid.IntRange(1, 3).Draw(t, "kind")
	if kind&1 != 0 {
		n := rapid.OneOf(rapid.IntRange(0, 3), rapid.IntRange(0, 1_000_000)).Draw(t, "amount")
		p.Amount, p.Unit = &n, Code(rapid.SampledFrom(Units.Terms).Draw(t, "unit").Code)
	}
	if kind&2 != 0 {
		p.Criterion = rapid.SampledFrom([]string{
			"la durée du bail", "Jusqu'au désabonnement", "le temps de l’étude après l'envoi", "until the end", "for as long as needed", "le contrat",
		}).Draw(t, "criterion") + drawnWords(t)
	}
	p.AtMost = rapid.SampledFrom([]Answer{Unanswered, Yes, No}).Draw(t, "at most")
	switch rapid.IntRange(0, 2).Draw(t, "start") {
	case 1:
		p.Start = Code(rapid.SampledFrom(law.StartEvents.Terms).Draw(t, "event").Code)
	case 2:
		p.Start = Code(rapid.SampledFrom([]string{
			"la signature", "le bail", "les faits", "l'achat", "achat", "Hébergement", "hausse", "the signature", "receipt", "2018", "la collecte ou le dernier contact",
		}).Draw(t, "event"))
		if !strings.Contains(string(p.Start), " ou ") {
			p.Start += Code(drawnWords(t))
		}
	}
	return p
}

// drawnWords draws words that mean nothing to the grammar.
func drawnWords(t *rapid.T) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{" Bleu", " d'été", "\nnon", "  du", "\u00a0e-mail", " 2224", " œuvre", " or", " L.12-3", " après"}), 0, 3)
	return strings.Join(words.Draw(t, "words"), "")
}

func TestASentenceReadsBackEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := drawn(t)
		for _, l := range lang.All {
			sentence := want.Sentence(l)
			if diff := cmp.Diff(want, ParseRetention(sentence)); diff != "" {
				t.Fatalf("%q (-want +got):\n%s", sentence, diff)
			}
		}
	})
}

// Whatever is answered is in the sentence, be it ever so odd.
func TestASentenceHoldsEveryAnswer(t *testing.T) {
	odd := rapid.OneOf(rapid.Just(""), rapid.String(), rapid.SampledFrom([]string{"le b", "Les\u00a0c", "é", "a (b", "x\ny", "puis", "unknown"}))
	period := rapid.Custom(func(t *rapid.T) Period {
		var p Period
		if n := rapid.IntRange(-2, 40).Draw(t, "amount"); n > -2 {
			p.Amount = &n
		}
		p.Unit = Code(rapid.SampledFrom([]string{"", "day", "month", "year", "quarter"}).Draw(t, "unit"))
		p.Criterion = odd.Draw(t, "criterion")
		p.AtMost = rapid.SampledFrom([]Answer{Unanswered, Yes, No}).Draw(t, "at most")
		p.Start = Code(odd.Draw(t, "start"))
		return p
	})
	rapid.Check(t, func(t *rapid.T) {
		r := Retention{AppliesTo: odd.Draw(t, "applies to"), Active: period.Draw(t, "active"), Archive: period.Draw(t, "archive"),
			Reference: odd.Draw(t, "reference"), Fate: Code(odd.Draw(t, "fate")), AsWritten: odd.Draw(t, "as written")}
		for _, l := range lang.All {
			sentence := r.Sentence(l)
			holds := func(part string) {
				if !strings.Contains(sentence, part) {
					t.Fatalf("%q does not hold %q", sentence, part)
				}
			}
			for _, p := range []Period{r.Active, r.Archive} {
				holds(p.Criterion)
				if p.Amount != nil {
					holds(strconv.Itoa(*p.Amount))
				}
				holds(map[Code]string{"day": text("jour", "day").In(l), "month": text("mois", "month").In(l), "year": text("an", "year").In(l), "quarter": "quarter"}[p.Unit])
				holds(map[Answer]string{Yes: text("au maximum", "at most").In(l), No: text("exactement", "exactly").In(l)}[p.AtMost])
				start := string(p.Start)
				if first := strings.Fields(start); l == lang.FR && len(first) > 0 {
					if article := lang.Fold(first[0]); article == "le" || article == "les" {
						_, start, _ = strings.Cut(start, first[0]) // "du", "des"
					}
				}
				holds(start)
			}
			for _, part := range []string{r.AppliesTo, r.Reference, string(r.Fate), r.AsWritten} {
				holds(part)
			}
		}
	})
}

// fragments are what sentences are made of, well formed or not.
var fragments = strings.Split("clients :|candidats non retenus :|3 ans|13 mois|two years|un jour|une|durée|de|pendant|jusqu'à|jusqu'au|désabonnement|"+
	"maximum|au plus|at most|exactement|à compter|du|de la|des|d'|le|Le|l'|après|from|starting from|since|until|signature|bail|dernier contact|collecte|ou|or|"+
	"fin du contrat|sa fin|its end|la relation contractuelle|le contrat|the contract|the time to answer|le temps de l'étude|, soit|, that is|"+
	", puis|puis|then|and|+|plus|archivage intermédiaire|archivage|archived|:|,|;|.|(C. civ. 2224)|(|)|(six mois)|«|»|suppression|anonymisées|returned|archivage définitif|"+
	"sauf|environ|jamais|ferme|base active :|conservation|for|max|max.|sans activité|10|six (6) mois|n° 5", "|")

func TestParsingLosesNoWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pieces := rapid.SliceOfN(rapid.SampledFrom(fragments), 1, 8).Draw(t, "pieces")
		checkParse(t, strings.Join(pieces, " "))
	})
}

// One word or part too many in a sentence that was understood: either it is in
// the structure, or nothing is.
func TestOneWordTooManyIsNotLost(t *testing.T) {
	junk := rapid.OneOf(rapid.SampledFrom(fragments),
		rapid.SampledFrom([]string{"sauf", "environ", "(loi 78-17)", "2", "non", "minimum", "exactement", "archivage"}))
	rapid.Check(t, func(t *rapid.T) {
		r, one := drawn(t), junk.Draw(t, "junk")
		words := strings.Split(r.Sentence(rapid.SampledFrom(lang.All).Draw(t, "language")), " ")
		for at := range len(words) + 1 {
			checkParse(t, strings.Join(slices.Insert(slices.Clone(words), at, one), " "))
		}
	})
}

func FuzzParseRetention(f *testing.F) {
	for _, fragment := range fragments {
		f.Add(fragment + " 3 ans, puis archivage")
	}
	f.Add("clients : la durée du contrat, puis archivage de 5 ans à compter de sa fin (C. civ. 2224), puis suppression")
	f.Fuzz(func(t *testing.T, sentence string) { checkParse(t, sentence) })
}

// checkParse checks that a sentence is either kept whole or understood whole,
// and that what is understood reads back from both languages.
func checkParse(t interface {
	Helper()
	Fatalf(format string, args ...any)
}, sentence string) {
	t.Helper()
	r := ParseRetention(sentence)
	if r.AsWritten != "" {
		if diff := cmp.Diff(Retention{AsWritten: sentence}, r); diff != "" {
			t.Fatalf("%q is kept otherwise (-want +got):\n%s", sentence, diff)
		}
		return
	}
	for _, l := range lang.All {
		if diff := cmp.Diff(r, ParseRetention(r.Sentence(l))); diff != "" {
			t.Fatalf("%q prints as %q, which reads (-want +got):\n%s", sentence, r.Sentence(l), diff)
		}
	}
	said := significant(r.Sentence(lang.FR) + " " + r.Sentence(lang.EN))
	for _, word := range significant(sentence) {
		if !slices.Contains(said, word) {
			t.Fatalf("%q prints as %q: %q is lost", sentence, r.Sentence(lang.FR), word)
		}
	}
}

// significant returns the words of a sentence that carry its meaning, one for
// each group of words that mean the same to a retention.
func significant(sentence string) []string {
	const idle = " le la les l' du de des d' the of a une un for pendant durant duree periode period duration puis et ensuite then and " +
		"apres depuis suivant after since following from starting counted compter partir dater soit that is sa its plus their leur or ou " +
		"conservation conserve conservee conserves conservees kept retained stored retention en in base active jusqu' up to no not more than au at " +
		"sans without archives archive archivee archivees archived archivage archiving intermediaire intermediaires intermediate "
	same := map[string]string{
		"max": "maximum", "maximale": "maximum", "most": "maximum", "inactivite": "activite", "inactivity": "activity", "fiscal": "financial",
		"annee": "an", "annees": "an", "ans": "an", "year": "an", "years": "an", "months": "mois", "month": "mois",
		"jours": "jour", "j": "jour", "day": "jour", "days": "jour",
		"supprime": "suppression", "supprimee": "suppression", "supprimes": "suppression", "supprimees": "suppression",
		"effacement": "suppression", "destruction": "suppression", "erasure": "suppression", "erased": "suppression", "deletion": "suppression", "deleted": "suppression",
		"anonymise": "anonymisation", "anonymisee": "anonymisation", "anonymises": "anonymisation", "anonymisees": "anonymisation",
		"anonymization": "anonymisation", "anonymised": "anonymisation", "anonymized": "anonymisation",
		"returned": "restitution", "return": "restitution",
	}
	var words []string
	for _, t := range tokenize(sentence) {
		word := t.word
		if n, ok := numeral(word); ok {
			word = strconv.Itoa(n)
		}
		if s, ok := same[word]; ok {
			word = s
		}
		if strings.ContainsAny(word, ",;:().+«»\"“”") || strings.Contains(idle, " "+word+" ") || word == "" || word == "1" || unitIsWeek(word) {
			continue
		}
		words = append(words, word)
	}
	return words
}

func unitIsWeek(word string) bool {
	_, times := unitOf(word)
	return times == 7
}
