package registertest

import (
	"fmt"

	"article30/register"
	"article30/register/lang"
)

// Large returns a register of n treatments of ordinary size, about 4 KB each in
// the file, that share catalogues of ordinary size. The same n gives the same
// register.
func Large(n int) *register.Register {
	r := register.New("Exemple SAS", lang.FR)
	r.Organisation.ID = "organisation"
	for i, name := range []string{"Identité", "Vie professionnelle", "Coordonnées bancaires", "Données de connexion", "Santé"} {
		kinds := []register.Code{"IDENT", "VIEPRO", "ECOFIN", "CONN", "SANTE"}
		r.DataCategories = append(r.DataCategories, &register.DataCategory{
			Head: head("D", i, name), Kind: kinds[i], Description: "Nom, prénom, adresse et tout ce qui sert à reconnaître la personne",
		})
	}
	for i := range 2 {
		r.Safeguards = append(r.Safeguards, &register.Safeguard{Head: head("S", i, "Clauses contractuelles types"), Kind: "CCT", SignedOn: "2023-05-04"})
	}
	countries := []register.Country{"FR", "DE", "US", "IE", "IN"}
	for i := range 20 {
		r.Recipients = append(r.Recipients, &register.Recipient{
			Head: head("R", i, fmt.Sprintf("Prestataire %d", i)), Type: "ST", Role: "processor", Service: "Hébergement et sauvegarde",
			Places: []register.Place{{Item: sub("place", i), Country: countries[i%len(countries)], Safeguards: []register.ID{r.Safeguards[i%2].ID}}},
		})
	}
	for i := range 8 {
		r.Measures = append(r.Measures, &register.Measure{Head: head("M", i, fmt.Sprintf("Mesure %d", i)), Kind: "ACCES", Detail: "Identifiants nominatifs et double authentification"})
	}
	for i := range n {
		r.Treatments = append(r.Treatments, treatment(r, i))
	}
	return r
}

func treatment(r *register.Register, i int) *register.Treatment {
	years := 1 + i%10
	t := &register.Treatment{
		Head: head("T", i, fmt.Sprintf("Gestion des dossiers n° %d", i)), Status: register.Active, Owner: "Direction administrative",
		Created: "2020-03-01", Updated: "2026-01-15", Occasional: register.No,
		Subjects: []register.Subject{{Item: sub("client", i), Category: "CLI"}, {Item: sub("salarie", i), Category: "SAL", Vulnerable: register.Yes}},
		Notes:    "Fiche relue avec le service concerné lors de la revue annuelle, sans changement notable depuis la précédente.",
	}
	for j := range 3 {
		t.Purposes = append(t.Purposes, register.Purpose{
			Item: sub(fmt.Sprint("finalite", j), i), Text: fmt.Sprintf("Suivre les demandes reçues et y répondre dans les délais convenus, volet %d", j), LegalBases: []register.Code{"b"},
		})
	}
	for j, category := range r.DataCategories {
		t.Data = append(t.Data, register.Datum{
			Item: sub(fmt.Sprint("donnee", j), i), Category: category.ID, Source: "direct",
			Retentions: []register.Retention{{
				Item:   sub(fmt.Sprint("duree", j), i),
				Active: register.Period{Amount: &years, Unit: "year", AtMost: register.Yes, Start: "last_contact"}, Fate: "erasure",
			}},
		})
	}
	for j := range 4 {
		t.Recipients = append(t.Recipients, register.Use{Item: sub(fmt.Sprint("usage", j), i), Recipient: r.Recipients[(i+j)%len(r.Recipients)].ID})
	}
	for _, m := range r.Measures[:4] {
		t.Measures = append(t.Measures, m.ID)
	}
	return t
}

func head(prefix string, i int, name string) register.Head {
	return register.Head{Item: sub(prefix, i), Reference: fmt.Sprintf("%s-%03d", prefix, i+1), Name: name}
}

func sub(name string, i int) register.Item {
	return register.Item{ID: register.ID(fmt.Sprintf("%s-%d", name, i))}
}
