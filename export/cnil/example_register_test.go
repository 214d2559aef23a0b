package cnil_test

import "article30/register"

// bakery is the register of a small company, complete in places and not in
// others, as real ones are.
func bakery() *register.Register {
	three, five := 3, 5
	return &register.Register{
		Format: register.Format, Language: "fr",
		Organisation: &register.Organisation{
			Item: register.Item{ID: "org"}, Name: "Boulangerie Martin", LegalForm: "SARL", SIREN: "552 100 554",
			Address: "12 rue du Four", PostalCode: "69002", City: "Lyon", Country: "FR", Phone: "04 78 00 00 00", Email: "contact@martin.example",
			LegalRepresentative: register.Person{Contact: register.Contact{LastName: "Martin", FirstName: "Jeanne"}},
			DPO:                 register.DPO{Absence: register.Absence{None: true, Why: "moins de 250 salariés, pas de suivi à grande échelle"}},
			HasStaff:            register.Yes,
		},
		DataCategories: []*register.DataCategory{
			{Head: head("d1", "D-001", "Identité"), Kind: "IDENT", Description: "Nom, prénom, adresse postale, date de naissance"},
			{Head: head("d2", "D-002", "Coordonnées bancaires"), Kind: "ECOFIN", Description: "RIB"},
			{Head: head("d3", "D-003", "Arrêts de travail"), Kind: "SANTE", Description: "Dates d'arrêt, sans le motif médical"},
			{Head: head("d4", "D-004", "Numéro de sécurité sociale"), Kind: "NIR"},
			{Head: head("d5", "D-005", "Contrat et carrière"), Kind: "VIEPRO", Description: "Poste, contrat, formation, entretiens"},
			{Head: head("d6", "D-006", "Photographie"), Kind: "IDENT"},
		},
		Recipients: []*register.Recipient{
			{Head: head("r1", "R-001", "Cabinet Dupuis"), Type: "ST", Role: "processor", Service: "Bulletins de paie et déclarations sociales", ContractReference: "Lettre de mission 2024", ContractOn: "2024-01-05", Places: []register.Place{{Item: register.Item{ID: "p1"}, Country: "FR"}}},
			{Head: head("r2", "R-002", "Urssaf, caisses de retraite, DGFiP"), Type: "PART", Role: "authority", Places: []register.Place{{Item: register.Item{ID: "p2"}, Country: "FR"}}},
			{Head: head("r3", "R-003", "Brevo Inc."), Type: "ST", Role: "processor", Service: "Envoi de la lettre d'information",
				Places: []register.Place{{Item: register.Item{ID: "p3"}, Country: "FR", Nature: []register.Code{"hosting"}}, {Item: register.Item{ID: "p4"}, Country: "US", Detail: "Denver", Nature: []register.Code{"support"}, Safeguards: []register.ID{"s1"}}}},
			{Head: head("r4", "R-004", "Gérance"), Type: "INT", Role: "internal"},
		},
		Safeguards: []*register.Safeguard{
			{Head: head("s1", "S-001", "CCT Brevo"), Kind: "CCT", Importer: "Brevo Inc.", Decision: "(UE) 2021/914", Document: "contrats/brevo-cct.pdf", SignedOn: "2024-03-02"},
		},
		Measures: []*register.Measure{
			{Head: head("m1", "M-001", "Comptes nominatifs"), Kind: "ACCES", Detail: "Un compte par personne, mot de passe de 12 caractères, double authentification pour la gérance"},
			{Head: head("m2", "M-002", "Sauvegarde chiffrée"), Kind: "SAUV", Detail: "Chaque nuit, hors site, restauration essayée deux fois par an"},
		},
		Treatments: []*register.Treatment{
			{
				Head: head("t1", "T-001", "Gestion de la paie"), Status: "active", Owner: "Gérance", Created: "2023-05-26", Updated: "2026-05-13", Since: "2019-01-01",
				JointControllersNone: none("une seule société"),
				Purposes: []register.Purpose{
					{Item: register.Item{ID: "u1"}, Text: "Calculer et verser les rémunérations", LegalBases: []register.Code{"b"}},
					{Item: register.Item{ID: "u2"}, Text: "Déclarer et payer les cotisations sociales et le prélèvement à la source", LegalBases: []register.Code{"c"}, Law: "Code de la sécurité sociale, art. L.133-5-3 (DSN) ; code général des impôts, art. 204 A et suivants"},
				},
				Data: []register.Datum{
					{Item: register.Item{ID: "x1"}, Category: "d1", Retentions: []register.Retention{{Item: register.Item{ID: "y1"}, AsWritten: "5 ans à compter du versement de la paie", Active: register.Period{Amount: &five, Unit: "year"}}}, Source: "direct", Compulsory: register.Yes, Consequence: "La paie ne peut pas être établie"},
					{Item: register.Item{ID: "x6"}, Category: "d6", RetentionsNone: none("effacée dès le départ du salarié, date inconnue")},
					{Item: register.Item{ID: "x2"}, Category: "d2", Retentions: []register.Retention{{Item: register.Item{ID: "y2"}, Active: register.Period{Amount: &three, Unit: "year", Start: "dernier versement"}, AsWritten: "3 ans après le dernier versement"}}},
					{Item: register.Item{ID: "x3"}, Category: "d3", Condition: "9.2.b", ConditionText: "Code du travail, art. L.1226-1"},
					{Item: register.Item{ID: "x4"}, Category: "d4"},
					{Item: register.Item{ID: "x5"}, Category: "d5"},
				},
				Subjects:          []register.Subject{{Item: register.Item{ID: "z1"}, Category: "SAL", Number: "8"}, {Item: register.Item{ID: "z2"}, Category: "STAG"}, {Item: register.Item{ID: "z3"}, Category: "Extras du week-end", Detail: "Contrats d'usage"}},
				Recipients:        []register.Use{{Item: register.Item{ID: "w1"}, Recipient: "r1"}, {Item: register.Item{ID: "w2"}, Recipient: "r2", Detail: "Par la DSN"}, {Item: register.Item{ID: "w3"}, Recipient: "r4"}},
				Measures:          []register.ID{"m1", "m2"},
				TransfersReviewed: "none",
				Software:          []register.Software{{Item: register.Item{ID: "v1"}, Name: "Silae", Location: "Chez le cabinet", Country: "FR"}},
				Information:       "Clause du contrat de travail et notice remise à l'embauche. " + long,
				DPIANeeded:        register.No, DPIAReason: "Gestion du personnel par un employeur de moins de 250 personnes (liste de la CNIL des traitements exemptés)",
			},
			{
				Head: head("t2", "T-002", "Lettre d'information et prospection des clients de la boutique en ligne"), Created: "2024-02-01", Updated: "2026-01-10",
				Purposes:   []register.Purpose{{Item: register.Item{ID: "u3"}, Text: "Envoyer les offres du mois", LegalBases: []register.Code{"a"}, ConsentProof: "Case à cocher, date et adresse IP conservées", Channels: []register.Code{"email", "sms"}}},
				Recipients: []register.Use{{Item: register.Item{ID: "w4"}, Recipient: "r3"}},
			},
			{Head: head("t3", "", "")},
		},
		ProcessorActivities: []*register.ProcessorActivity{
			{
				Head: head("a1", "P-001", "Préparation de paniers pour des comités d'entreprise"), Created: "2025-01-01",
				Clients:           []register.Client{{Item: register.Item{ID: "c1"}, Contact: register.Contact{Body: "CSE Alpha", City: "Lyon"}, ContractReference: "C-17"}},
				Operations:        []register.Operation{{Item: register.Item{ID: "o1"}, Text: "Collecte des commandes"}, {Item: register.Item{ID: "o2"}, Text: "Livraison"}},
				Subprocessors:     []register.Subprocessor{{Use: register.Use{Item: register.Item{ID: "w5"}, Recipient: "r3"}, Authorisation: "general"}},
				SubprocessorsNone: register.NoneOf{},
			},
		},
	}
}

const long = "Le salarié est informé de l'existence du traitement, de ses finalités, des destinataires, des durées de conservation et de ses droits d'accès, de rectification, d'effacement, de limitation et d'opposition, ainsi que de la possibilité d'introduire une réclamation auprès de la CNIL. La notice est affichée dans le vestiaire et mise à jour à chaque changement de prestataire."

func head(id register.ID, reference, name string) register.Head {
	return register.Head{Item: register.Item{ID: id}, Reference: reference, Name: name}
}

func none(why string) register.NoneOf {
	return register.NoneOf{Absence: register.Absence{None: true, Why: why}}
}
