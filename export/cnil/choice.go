package cnil

import (
	"slices"
	"strings"

	"article30/register"
	"article30/register/lang"
)

// Part is one of the two registers that Article 30 asks for.
type Part uint8

// A controller keeps the register of its treatments (Art. 30(1)), a processor
// that of the categories of processing it carries out for others (Art. 30(2)).
const (
	Controller Part = iota
	Processor
)

// Parts tells which registers an export has content for: both for an
// organisation with both roles, the controller's alone when there is nothing
// yet. It fails like Workbook.
func Parts(reg *register.Register, opts Options) ([]Part, error) {
	c, err := pick(reg, opts)
	if err != nil {
		return nil, err
	}
	var parts []Part
	if len(c.treatments) > 0 || len(c.activities) == 0 {
		parts = append(parts, Controller)
	}
	if len(c.activities) > 0 {
		parts = append(parts, Processor)
	}
	return parts, nil
}

// choice is what of a register is written.
type choice struct {
	treatments []*register.Treatment
	activities []*register.ProcessorActivity
	// client is the name of the only client that the activities have, empty
	// when they keep all of theirs.
	client string
	ended  int // how many were left out because they ended
	// keeps reports whether an entry of a catalogue is written.
	keeps func(register.ID) bool
}

// choose settles what one part of a register holds.
func choose(reg *register.Register, opts Options) (choice, error) {
	c, err := pick(reg, opts)
	if err != nil {
		return choice{}, err
	}
	other := used(reg, c)
	if opts.Part == Processor {
		c.treatments = nil
	} else {
		c.activities = nil
	}
	if opts.Profile == Article30 {
		n := len(c.treatments) + len(c.activities)
		c.treatments = slices.DeleteFunc(slices.Clone(c.treatments), func(t *register.Treatment) bool { return t.Status == register.Ended })
		c.activities = slices.DeleteFunc(slices.Clone(c.activities), func(a *register.ProcessorActivity) bool { return a.Status == register.Ended })
		c.ended = n - len(c.treatments) - len(c.activities)
	}
	own := used(reg, c)
	narrowed := len(opts.Only) > 0 || opts.Client != "" || opts.Profile == Article30
	c.keeps = func(id register.ID) bool {
		return own[id] || !narrowed && !other[id] // nobody's entry is in both registers
	}
	return c, nil
}

// pick chooses treatments and activities, whatever the part.
func pick(reg *register.Register, opts Options) (choice, error) {
	c := choice{treatments: reg.Treatments, activities: reg.ProcessorActivities}
	if len(opts.Only) > 0 {
		var err error
		if c, err = only(reg, opts.Only); err != nil {
			return choice{}, err
		}
	}
	if opts.Client == "" {
		return c, nil
	}
	return c.forClient(opts)
}

// only chooses the records that names mean.
func only(reg *register.Register, names []string) (choice, error) {
	var c choice
	for _, name := range names {
		chosen := false
		for _, found := range reg.Find(name) {
			switch rec := found.Record.(type) {
			case *register.Treatment:
				chosen = true
				if !slices.Contains(c.treatments, rec) {
					c.treatments = append(c.treatments, rec)
				}
			case *register.ProcessorActivity:
				chosen = true
				if !slices.Contains(c.activities, rec) {
					c.activities = append(c.activities, rec)
				}
			}
		}
		if !chosen {
			return choice{}, lang.Errorf(text(
				"«\u00a0%s\u00a0» n'est ni un traitement ni une activité de sous-traitance du registre\u00a0; donnez sa référence, par exemple T-001",
				"\"%s\" is no treatment or processor activity of the register; give its reference, for instance T-001",
			), name)
		}
	}
	return c, nil
}

// forClient keeps the activities carried out for the client of a name, without
// their other clients.
func (c choice) forClient(opts Options) (choice, error) {
	name, err := findClient(c.activities, opts)
	if err != nil {
		return choice{}, err
	}
	narrowed := choice{client: name}
	for _, a := range c.activities {
		a := activityTable.Clone(a).(*register.ProcessorActivity)
		a.Clients = slices.DeleteFunc(a.Clients, func(client register.Client) bool { return clientName(&client) != name })
		if len(a.Clients) > 0 {
			narrowed.activities = append(narrowed.activities, a)
		}
	}
	return narrowed, nil
}

// clientName is what makes two clients of two activities the same: the body,
// or else the person, whatever the case and accents.
func clientName(c *register.Client) string {
	if c.Body != "" {
		return strings.TrimSpace(lang.Fold(c.Body))
	}
	return strings.TrimSpace(lang.Fold(c.Name()))
}

// findClient finds the client that a text means: by a whole name or the
// reference of its contract, or else by words of its name if they mean one
// client alone.
func findClient(activities []*register.ProcessorActivity, opts Options) (string, error) {
	wanted := strings.TrimSpace(lang.Fold(opts.Client))
	var names, alike []string
	shown := map[string]string{}
	for _, a := range activities {
		for i := range a.Clients {
			c := &a.Clients[i]
			name := clientName(c)
			switch lang.Fold(wanted) {
			case name, lang.Fold(c.Name()), lang.Fold(c.ContractReference):
				if name != "" {
					return name, nil
				}
			}
			if name == "" || shown[name] != "" {
				continue
			}
			names = append(names, name)
			if shown[name] = c.Name(); c.Body != "" {
				shown[name] = c.Body
			}
			if lang.Match(name, wanted) {
				alike = append(alike, name)
			}
		}
	}
	list := func(names []string) string {
		all := make([]string, len(names))
		for i, name := range names {
			all[i] = shown[name]
		}
		return strings.Join(all, ", ")
	}
	switch {
	case len(alike) == 1:
		return alike[0], nil
	case len(alike) > 1:
		return "", lang.Errorf(text(
			"«\u00a0%s\u00a0» peut être plusieurs clients\u00a0: %s\u00a0; donnez le nom entier",
			"\"%s\" may be several clients: %s; give the whole name",
		), opts.Client, list(alike))
	case len(names) == 0:
		return "", lang.Errorf(text(
			"«\u00a0%s\u00a0» n'est pas un client\u00a0: aucune activité n'en nomme\u00a0; ajoutez le client à une activité de sous-traitance",
			"\"%s\" is no client: no activity names any; add the client to a processor activity",
		), opts.Client)
	}
	return "", lang.Errorf(text(
		"«\u00a0%s\u00a0» n'est pas un client du registre\u00a0; les clients sont\u00a0: %s",
		"\"%s\" is no client of the register; the clients are: %s",
	), opts.Client, list(names))
}

// records lists what is chosen.
func (c choice) records() []register.Record {
	records := make([]register.Record, 0, len(c.treatments)+len(c.activities))
	for _, t := range c.treatments {
		records = append(records, t)
	}
	for _, a := range c.activities {
		records = append(records, a)
	}
	return records
}

// used marks the entries of the catalogues that the chosen records use, and
// the entries these refer to.
func used(reg *register.Register, c choice) map[register.ID]bool {
	all := map[register.ID]bool{}
	var use func(ids []register.ID)
	use = func(ids []register.ID) {
		for _, id := range ids {
			if all[id] {
				continue
			}
			all[id] = true
			if collection, rec := reg.ByID(id); rec != nil {
				use(collection.Table.References(rec))
			}
		}
	}
	for _, t := range c.treatments {
		use(treatmentTable.References(t))
	}
	for _, a := range c.activities {
		use(activityTable.References(a))
	}
	return all
}

// unconfirmed counts what templates gave and nobody confirmed.
func (c choice) unconfirmed() int {
	n := 0
	for _, t := range c.treatments {
		n += len(treatmentTable.Unconfirmed(t))
	}
	for _, a := range c.activities {
		n += len(activityTable.Unconfirmed(a))
	}
	return n
}
