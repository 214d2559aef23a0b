package extract

import (
	"cmp"
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
)

func text(fr, en string) lang.Text { return lang.Text{FR: fr, EN: en} }

var (
	notARecord = text(
		"«\u00a0%s\u00a0» n'est ni un traitement ni une activité de sous-traitance du registre\u00a0; donnez sa référence, par exemple T-001",
		"\"%s\" is no treatment or processor activity of the register; give its reference, for instance T-001",
	)
	noClients = text(
		"«\u00a0%s\u00a0» n'est pas un client\u00a0: aucune activité n'en nomme\u00a0; ajoutez le client à une activité de sous-traitance",
		"\"%s\" is no client: no activity names any; add the client to a processor activity",
	)
	notAClient = text(
		"«\u00a0%s\u00a0» n'est pas un client du registre\u00a0; les clients sont\u00a0: %s",
		"\"%s\" is no client of the register; the clients are: %s",
	)
	severalClients = text(
		"«\u00a0%s\u00a0» peut être plusieurs clients\u00a0: %s\u00a0; donnez le nom entier",
		"\"%s\" may be several clients: %s; give the whole name",
	)
)

// forClient keeps the activities carried out for a client, one at least, without
// their other clients.
func forClient(activities []*register.ProcessorActivity, asked string) ([]*register.ProcessorActivity, error) {
	name, err := findClient(activities, asked)
	if err != nil {
		return nil, err
	}
	var own []*register.ProcessorActivity
	for _, a := range activities {
		isOther := func(c register.Client) bool { return folded(&c) != name }
		if !slices.ContainsFunc(a.Clients, func(c register.Client) bool { return !isOther(c) }) {
			continue
		}
		copied := *a
		copied.Clients = slices.DeleteFunc(slices.Clone(a.Clients), isOther)
		own = append(own, &copied)
	}
	return own, nil
}

// ClientName is what a client is called: the body, or else the person.
func ClientName(c *register.Client) string { return cmp.Or(c.Body, c.Name()) }

// folded is what makes two clients of two activities the same: their name,
// whatever its case and accents.
func folded(c *register.Client) string { return strings.TrimSpace(lang.Fold(ClientName(c))) }

// findClient returns the folded name of the client that is asked for: by its
// whole name, or else by its contact or contract, or else by words of its name.
// Words that mean several clients mean none: the extract goes to one of them.
func findClient(activities []*register.ProcessorActivity, asked string) (string, error) {
	wanted := strings.TrimSpace(lang.Fold(asked))
	shown := map[string]string{} // by folded name
	var names, byMark, byWords []string
	for _, a := range activities {
		for i := range a.Clients {
			c := &a.Clients[i]
			name := folded(c)
			if name == "" {
				continue
			}
			if _, known := shown[name]; !known {
				shown[name] = ClientName(c)
				names = append(names, name)
				if wanted != "" && lang.Match(name, wanted) {
					byWords = append(byWords, name)
				}
			}
			marked := wanted != "" && (wanted == lang.Fold(c.Name()) || wanted == strings.TrimSpace(lang.Fold(c.ContractReference)))
			if marked && !slices.Contains(byMark, name) {
				byMark = append(byMark, name)
			}
		}
	}
	if _, known := shown[wanted]; known {
		return wanted, nil
	}
	list := func(names []string) string {
		all := make([]string, len(names))
		for i, name := range names {
			all[i] = shown[name]
		}
		return strings.Join(all, ", ")
	}
	found := byMark
	if found == nil {
		found = byWords
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return "", lang.Errorf(severalClients, asked, list(found))
	case len(names) == 0:
		return "", lang.Errorf(noClients, asked)
	}
	return "", lang.Errorf(notAClient, asked, list(names))
}
