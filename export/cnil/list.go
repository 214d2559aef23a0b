package cnil

import (
	"slices"
	"strings"

	"article30/export/sheet"
	"article30/register"
	"article30/register/lang"
	"article30/register/law"
)

// listColumns is how many columns the list has, A to I.
const listColumns = 9

// contactSlot is a label and the value to its right.
type contactSlot struct {
	label lang.Text
	value value
}

// treatmentList draws the sheet of the organisation and its treatments.
func (w *writer) treatmentList() sheet.Sheet {
	s := w.listSheet(w.controllerTitle(), wordController, wordRepresentative)
	s.Rows = append(s.Rows, w.listHeads()...)
	s.HeadFirst, s.HeadLast = len(s.Rows)-1, len(s.Rows)
	w.listRows(&s, len(w.Treatments), func(i int) sheet.Row { return w.treatmentRow(i, w.Treatments[i]) })
	return s
}

// listSheet begins a list: a title, then the contacts. Nothing stays in view:
// the contacts may be taller than a window.
func (w *writer) listSheet(title string, head, representative lang.Text) sheet.Sheet {
	s := sheet.Sheet{Widths: listWidths, Footer: title}
	s.Rows = append(s.Rows, sheet.Row{MinHeight: titlePt, Cells: []sheet.Cell{
		{Text: title, Style: lookTitle, Across: listColumns},
	}})
	s.Rows = append(s.Rows, w.contactRows(head, representative)...)
	return s
}

// listRows ends a list: its records, then the spare rows of the form.
func (w *writer) listRows(s *sheet.Sheet, n int, row func(i int) sheet.Row) {
	for i := range max(n, leastTreatments) {
		if i < n {
			s.Rows = append(s.Rows, row(i))
			continue
		}
		spare := w.listRow(i, "", make([]value, 6))
		spare.Spare = true
		s.Rows = append(s.Rows, spare)
	}
}

// contactRows draws the three contacts, two rows each: the head of the
// organisation, its representative, its data protection officer.
func (w *writer) contactRows(headLabel, representativeLabel lang.Text) []sheet.Row {
	org := w.reg.Organisation
	head := organisationTable.Field("legal_representative")
	representative := organisationTable.Field("eu_representative")
	dpo := organisationTable.Field("dpo")
	company := contactSlot{wordCompany, value{text: w.contactName(dpo.Table.Field("company").Table, &org.DPO.Company)}}
	return slices.Concat(
		w.contactPair(w.say(headLabel), slices.Concat(
			w.nameSlots(head.Table, &org.LegalRepresentative, w.maybeContact(head, org)[0]),
			w.slots(organisationTable, org, true, "address", "email", "postal_code", "city", "phone"))),
		w.contactPair(w.say(representativeLabel), slices.Concat(
			w.nameSlots(representative.Table, &org.EURepresentative, w.representative()[0]),
			w.slots(representative.Table, &org.EURepresentative, representative.State(org) == register.StateAnswered,
				"address", "email", "postal_code", "city", "phone"))),
		w.contactPair(w.say(wordOfficer), slices.Concat(
			w.nameSlots(dpo.Table, &org.DPO, w.maybeContact(dpo, org)[0]),
			[]contactSlot{company},
			w.slots(dpo.Table, &org.DPO, dpo.State(org) == register.StateAnswered,
				"address", "postal_code", "city", "phone", "email"))),
	)
}

// slots gives fields of a contact. Where there is a contact, none is blank.
func (w *writer) slots(t *register.Table, contact any, exists bool, keys ...string) []contactSlot {
	var slots []contactSlot
	for _, key := range keys {
		f := t.Field(key)
		v := value{text: f.Text(contact, w.view)}
		if exists {
			v = w.orTodo(v.text)
		}
		slots = append(slots, contactSlot{f.Label, v})
	}
	return slots
}

// nameSlots gives the last and the first name. name is what a fiche says in
// their place, and stands for a contact without them: a body's name, "none",
// "to be completed".
func (w *writer) nameSlots(t *register.Table, contact any, name value) []contactSlot {
	slots := w.slots(t, contact, false, "last_name", "first_name")
	last, first := &slots[0].value, &slots[1].value
	switch {
	case last.text == "" && first.text == "":
		*last = name
		if name.todo {
			*first = name
		}
	case last.text == "":
		*last = w.todo()
	default:
		last.text = lineUp(last.text, t.Field("body").Text(contact, w.view))
	}
	return slots
}

// contactPair draws a contact: a label over two rows, then pairs of cells, four
// in the first row and the others in the second.
func (w *writer) contactPair(label string, slots []contactSlot) []sheet.Row {
	rows := make([]sheet.Row, 2)
	for i := range rows {
		rows[i] = sheet.Row{MinHeight: contactPt, Cells: []sheet.Cell{{Style: lookContact}}}
	}
	rows[0].Cells[0] = sheet.Cell{Text: label, Style: lookContact, Down: 2}
	for i, slot := range slots {
		row := &rows[i/4]
		look := lookListValue
		if slot.value.todo {
			look = lookListTodo
		}
		row.Cells = append(row.Cells,
			sheet.Cell{Text: w.say(slot.label) + strings.TrimRight(w.say(wordColon), " "), Style: lookListLabel},
			sheet.Cell{Text: slot.value.text, Style: look})
	}
	for len(rows[1].Cells) < len(rows[0].Cells) {
		rows[1].Cells = append(rows[1].Cells, sheet.Cell{Style: lookListValue})
	}
	return rows
}

func (w *writer) listHeads() []sheet.Row {
	name, reference := treatmentTable.Field("name"), treatmentTable.Field("reference")
	return []sheet.Row{
		{MinHeight: bandPt, Cells: []sheet.Cell{
			{Text: w.say(wordIdentification), Style: lookBandHead, Across: 4},
			{Text: w.say(wordPurpose), Style: lookBandHead, Across: 3},
			{Text: w.say(wordSensitive), Style: lookBandHead, Across: 2},
		}},
		{MinHeight: listHeadPt, Cells: []sheet.Cell{
			{Text: w.say(name.Label), Style: lookListHead},
			{Text: w.say(reference.Label), Style: lookListHead},
			{Text: w.say(wordCreated), Style: lookListHead},
			{Text: w.say(wordUpdated), Style: lookListHead},
			{Style: lookListHead, Across: 3},
			{Text: w.say(wordYesNo), Style: lookListHead, Across: 2},
		}},
	}
}

// treatmentRow lists a treatment.
func (w *writer) treatmentRow(i int, t *register.Treatment) sheet.Row {
	values := []value{w.named(t, register.NameOf(t))}
	for _, key := range []string{"reference", "created", "updated"} {
		values = append(values, w.orTodo(treatmentTable.Field(key).Text(t, w.view)))
	}
	of := w.reading(treatmentTable, t)
	purposes := of.items(blockOf(blockPurposes), treatmentTable.Field(blockPurposes), t)
	var texts []string
	for _, row := range purposes {
		texts = append(texts, row[0].text)
	}
	todo := len(purposes) == 1 && purposes[0][0].todo
	return w.listRow(i, w.fiches[t], append(values, value{strings.Join(texts, "\n"), todo}, of.sensitive(t)))
}

// named is the name of a record, and that it is in preparation or has ended: who
// reads a list takes the others to be in force.
func (w *writer) named(rec register.Record, name string) value {
	v := w.orTodo(name)
	table := w.form().table
	status := table.Field("status")
	switch *status.Address(rec).(*register.Code) {
	case register.Draft:
		v.text = lineUp(v.text, "("+status.Text(rec, w.view)+")")
	case register.Ended:
		since := joined(" – ", status.Text(rec, w.view), table.Field("ended_on").Text(rec, w.view))
		v.text = lineUp(v.text, "("+since+")")
	}
	return v
}

func (w *writer) listRow(i int, link string, values []value) sheet.Row {
	across := []int{1, 1, 1, 1, 3, 2}
	row := sheet.Row{MinHeight: listRowPt}
	if !values[1].todo {
		row.Of = values[1].text
	}
	for k, v := range values {
		row.Cells = append(row.Cells, sheet.Cell{Text: v.text, Style: striped(i, v.todo), Across: across[k]})
	}
	// The reference leads to the fiche: LibreOffice shows a cell with a link
	// on one line, which cuts a name.
	if reference := &row.Cells[1]; link != "" {
		reference.Link = link
		if !values[1].todo {
			reference.Style = lookRowLink + i%2
		}
	}
	return row
}

// sensitive answers the list's question: is there data of Article 9 or 10? It
// cannot be answered while a category has no kind.
func (w *writer) sensitive(t *register.Treatment) value {
	if treatmentTable.Field("data").State(t) == register.StateUnanswered {
		return w.todo()
	}
	unknown := false
	for i := range t.Data {
		kind := w.kindOf(&t.Data[i])
		if r := law.DataRegime(kind); r == law.Article9 || r == law.Article10 {
			return value{text: w.say(wordYes)}
		}
		if _, known := law.DataKinds.Term(kind); !known {
			unknown = true
		}
	}
	if unknown {
		return w.todo()
	}
	no := w.say(wordNo)
	for i := range t.Data {
		if w.guessedItem(&t.Data[i]) {
			no = w.toConfirm(no)
			break
		}
	}
	return value{text: no}
}
