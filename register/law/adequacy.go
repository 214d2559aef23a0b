package law

import (
	"slices"
	"sync"
	"time"

	"article30/register/lang"
)

// Decision is one adequacy decision (Art. 45) over one period. Two other
// grounds on which data went freely to the United Kingdom are in the list
// too, marked Uncertain.
type Decision struct {
	// Country is a Country.Code.
	Country string
	// From is the first day (2006-01-02) the decision holds, InvalidFrom the
	// first day it no longer does; an empty InvalidFrom means no known end.
	From        string
	InvalidFrom string `json:"invalid_from"`
	// Scope is what the decision covers.
	Scope lang.Text
	// Limited says that the scope leaves some recipients or transfers out, so
	// that the recipient itself must be checked.
	Limited bool
	// NeedsListing says that only recipients on a public list are covered.
	NeedsListing bool `json:"needs_listing"`
	// ListedMonths is for how many months a recipient stays on that list
	// without renewing its entry; zero where there is no list.
	ListedMonths int `json:"listed_months"`
	Reference    lang.Text
	// Status is what happened to the decision since.
	Status    lang.Text
	Uncertain bool
}

// holds reports whether the decision is valid on a day.
func (d Decision) holds(on string) bool {
	return d.From <= on && (d.InvalidFrom == "" || on < d.InvalidFrom)
}

var decisions = sync.OnceValue(func() dataset[Decision] { return load[dataset[Decision]]("adequacy") })

// AdequacyAsOf is the day (2006-01-02) the list of decisions was last checked,
// to be shown with every answer drawn from it.
func AdequacyAsOf() string { return decisions().AsOf }

// AdequacySource cites where the list of decisions was read.
func AdequacySource() Source { return decisions().Source }

// Adequacy returns the decisions on a country that are valid on a day
// (2006-01-02); none when on is not a day. More than one may be valid.
func Adequacy(code, on string) []Decision {
	if _, err := time.Parse(time.DateOnly, on); err != nil {
		return nil
	}
	return slices.DeleteFunc(AdequacyHistory(code), func(d Decision) bool { return !d.holds(on) })
}

// AdequacyHistory returns every decision on a country, past ones included,
// the oldest first.
func AdequacyHistory(code string) []Decision {
	var history []Decision
	for _, d := range decisions().Entries {
		if d.Country == code {
			history = append(history, d)
		}
	}
	return history
}
