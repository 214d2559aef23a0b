package law

import "sync"

// Consent is a duty to obtain the consent of consumers before they are
// approached through a channel, since a day that a register may be older than.
type Consent struct {
	// Channel is a code of the register's channels ("phone").
	Channel string
	// From is the first day (2006-01-02) the duty holds.
	From      string
	Source    Source
	Uncertain bool
}

var consents = sync.OnceValue(func() dataset[Consent] { return load[dataset[Consent]]("consents") })

// ConsentsAsOf is the day (2006-01-02) the duties were last checked.
func ConsentsAsOf() string { return consents().AsOf }

// ConsentDue returns the duty that holds on a day (2006-01-02) for a channel; ok
// is false when none of the data does.
func ConsentDue(channel, day string) (c Consent, ok bool) {
	for _, candidate := range consents().Entries {
		if candidate.Channel == channel && candidate.From <= day {
			c, ok = candidate, true
		}
	}
	return c, ok
}
