package cnil

import "article30/register"

// retentionColumns are the columns of the table of retention periods, after
// those of the treatment.
var retentionColumns = []tableColumn{
	{head: text("Catégorie de données", "Data category"), cm: 6},
	{head: text("Durée de conservation", "Retention period"), cm: 9},
	{head: text("Texte ou référentiel", "Law or reference"), cm: 6},
	{head: text("Sort final", "Final fate"), cm: 3.6},
}

// retentionRows prints how long a treatment keeps each of its data; an activity
// keeps its clients' data as they say.
func (w *writer) retentionRows(rec register.Record) []tableRow {
	t, ok := rec.(*register.Treatment)
	if !ok {
		return nil
	}
	data := treatmentTable.Field("data").Table
	category, retentions := data.Field("category"), data.Field("retentions")
	var rows []tableRow
	for i := range t.Data {
		d := &t.Data[i]
		name := w.orTodo(lineUp(category.Text(d, w.view), d.Detail))
		if w.guessedItem(d) && !name.todo {
			name.text = w.toConfirm(name.text)
		}
		if retentions.State(d) != register.StateAnswered {
			rows = append(rows, tableRow{values: []value{name, w.orTodo(retentions.Text(d, w.view)), {}, {}}})
			continue
		}
		for k := range d.Retentions {
			rows = append(rows, tableRow{values: append([]value{name}, w.retention(retentions.Table, &d.Retentions[k])...)})
		}
	}
	return rows
}

// retention prints a period, the text behind it, and what becomes of the data.
func (w *writer) retention(t *register.Table, r *register.Retention) []value {
	period := *r
	period.Reference, period.Fate = "", ""
	values := []value{
		w.orTodo(period.Sentence(w.lang)),
		{text: t.Field("reference").Text(r, w.view)},
		{text: t.Field("fate").Text(r, w.view)},
	}
	if w.guessedItem(r) {
		w.markFirst(values)
	}
	return values
}
