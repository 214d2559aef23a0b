package register

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"article30/register/lang"
	"article30/register/law"
)

func TestARetentionMadeOfAReferenceReadsBackFromBothLanguages(t *testing.T) {
	for _, ref := range law.RetentionReferences() {
		for _, l := range lang.All {
			made := RetentionFrom(ref, l)
			for _, read := range lang.All {
				sentence := made.Sentence(read)
				if diff := cmp.Diff(made, ParseRetention(sentence)); diff != "" {
					t.Errorf("%s: %q (-want +got):\n%s", ref.Key, sentence, diff)
				}
			}
		}
	}
}

func TestARetentionMadeOfAReferenceSaysItsFigureItsStartAndItsText(t *testing.T) {
	for key, want := range map[string]lang.Text{
		"R-PROSP": {
			FR: "3 ans au maximum à compter du dernier contact (CNIL, référentiel gestion commerciale, délibération 2021-131 du 23 septembre 2021)",
			EN: "3 years at most from the last contact (CNIL, commercial management standard, deliberation 2021-131 of 23 September 2021)",
		},
		"R-COMPTA": {
			FR: "exercice en cours, puis archivage intermédiaire de 10 ans à compter de la clôture de l'exercice (C. com. L.123-22\u00a0; LPF L.102 B)",
			EN: "current financial year, then intermediate archiving for 10 years from the end of the financial year (Commercial Code L.123-22; Tax Procedures Code L.102 B)",
		},
		"R-LOG": {
			FR: "1 an au maximum à compter de l'enregistrement (CNIL, délibération 2021-122 du 14 octobre 2021)",
			EN: "1 year at most from the recording (CNIL, deliberation 2021-122 of 14 October 2021)",
		},
		"R-CB": {
			FR: "jusqu'au paiement complet, puis archivage intermédiaire de 13 mois au maximum à compter du débit (CMF L.133-24\u00a0; CNIL, délibération 2018-303)",
			EN: "until payment is complete, then intermediate archiving for 13 months at most from the debit (Monetary and Financial Code L.133-24; CNIL, deliberation 2018-303)",
		},
	} {
		ref, _ := law.RetentionReferenceByKey(key)
		for _, l := range lang.All {
			made := RetentionFrom(ref, l)
			if got := made.Sentence(l); got != want.In(l) {
				t.Errorf("%s:\n got %q\nwant %q", key, got, want.In(l))
			}
		}
	}
}

// A reference says how long: what is made of it must as well.
func TestNoReferenceMakesARetentionWithoutAPeriod(t *testing.T) {
	for _, ref := range law.RetentionReferences() {
		for _, l := range lang.All {
			made := RetentionFrom(ref, l)
			if !made.Active.answered() && !made.Archive.answered() || made.AsWritten != "" || strings.TrimSpace(made.Sentence(l)) == "" {
				t.Errorf("%s: %+v", ref.Key, made)
			}
		}
	}
}
