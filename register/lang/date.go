package lang

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var months = [12]Text{
	{"janvier", "January"}, {"février", "February"}, {"mars", "March"}, {"avril", "April"},
	{"mai", "May"}, {"juin", "June"}, {"juillet", "July"}, {"août", "August"},
	{"septembre", "September"}, {"octobre", "October"}, {"novembre", "November"}, {"décembre", "December"},
}

// FormatDate writes an ISO day in the form of a language, 31/12/2026 or
// 31 December 2026; what is not a day comes back as it is.
func FormatDate(iso string, l Lang) string {
	day, err := time.Parse(time.DateOnly, iso)
	switch {
	case err != nil:
		return iso
	case l == EN:
		return fmt.Sprintf("%d %s %d", day.Day(), months[day.Month()-1].EN, day.Year())
	}
	return day.Format("02/01/2006")
}

// FormatMonth writes the month of an ISO day in words, "décembre 2026"; what is
// not a day comes back as it is.
func FormatMonth(iso string, l Lang) string {
	day, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	return months[day.Month()-1].In(l) + " " + strconv.Itoa(day.Year())
}

var relativeDate = regexp.MustCompile(`^([+-])\s*(\d{1,4})\s*([a-z]+)$`)

// ParseDate understands a day as people type it: 31/12/2026, 31.12.26,
// 2026-12-31, 31 décembre 2026, 31 Dec 2026, and from today +6m, -10j, +2 ans. The
// day comes first where the order could be doubted. ok is false for anything
// else.
func ParseDate(text string, today time.Time) (iso string, ok bool) {
	s := strings.TrimSpace(Fold(text))
	for _, layout := range []string{time.DateOnly, "2/1/2006", "2/1/06", "2.1.2006", "2.1.06", "2-1-2006"} {
		if day, err := time.Parse(layout, s); err == nil {
			return day.Format(time.DateOnly), true
		}
	}
	switch s {
	case "aujourd'hui", "today", "auj":
		return today.Format(time.DateOnly), true
	}
	if m := relativeDate.FindStringSubmatch(s); m != nil {
		n, _ := strconv.Atoi(m[1] + m[2])
		return addUnits(today, n, m[3])
	}
	return parseNamedMonth(s)
}

func addUnits(day time.Time, n int, unit string) (iso string, ok bool) {
	switch unit {
	case "j", "jour", "jours", "d", "day", "days":
		day = day.AddDate(0, 0, n)
	case "s", "sem", "semaine", "semaines", "w", "week", "weeks":
		day = day.AddDate(0, 0, 7*n)
	case "m", "mois", "month", "months":
		day = addMonths(day, n)
	case "a", "an", "ans", "annee", "annees", "y", "year", "years":
		day = addMonths(day, 12*n)
	default:
		return "", false
	}
	return day.Format(time.DateOnly), day.Year() >= 1000 && day.Year() <= 9999
}

// addMonths stays within the month reached: 31 January plus one month is the
// last day of February, where time.AddDate would run into March.
func addMonths(day time.Time, n int) time.Time {
	first := time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC).AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(day.Day(), last)-1)
}

func parseNamedMonth(s string) (iso string, ok bool) {
	words := strings.Fields(strings.NewReplacer(",", " ", ".", " ").Replace(s))
	if len(words) != 3 {
		return "", false
	}
	day, err := strconv.Atoi(strings.TrimSuffix(words[0], "er"))
	year, err2 := strconv.Atoi(words[2])
	if err != nil || err2 != nil || len(words[1]) < 3 {
		return "", false
	}
	for i, m := range months {
		if strings.HasPrefix(Fold(m.FR), words[1]) || strings.HasPrefix(Fold(m.EN), words[1]) {
			if words[1] == "jui" { // juin or juillet: not ours to guess
				return "", false
			}
			t := time.Date(year, time.Month(i+1), day, 0, 0, 0, 0, time.UTC)
			return t.Format(time.DateOnly), t.Day() == day && year >= 1000 && year <= 9999
		}
	}
	return "", false
}
