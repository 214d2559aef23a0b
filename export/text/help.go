package text

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"article30/register/lang"
)

var (
	usageHeading    = lang.Text{FR: "Utilisation", EN: "Usage"}
	commandsHeading = lang.Text{FR: "Commandes", EN: "Commands"}
	optionsHeading  = lang.Text{FR: "Options", EN: "Options"}
	generalHeading  = lang.Text{FR: "Options de toutes les commandes", EN: "Options of every command"}
	examplesHeading = lang.Text{FR: "Exemples", EN: "Examples"}
)

// Help prints the help of a command, whose own texts are in the language given.
func Help(c *cobra.Command, l lang.Lang) string {
	var b strings.Builder
	section := func(heading lang.Text, body string) {
		if body != "" {
			fmt.Fprintf(&b, "\n%s%s\n%s\n", heading.In(l), strings.TrimSuffix(colon.In(l), " "), strings.TrimRight(body, "\n"))
		}
	}
	b.WriteString(c.Short + ".\n")
	if c.Long != "" {
		b.WriteString("\n" + c.Long + "\n")
	}
	section(usageHeading, "  "+c.UseLine())
	section(commandsHeading, verbs(c))
	section(examplesHeading, c.Example)
	section(optionsHeading, c.LocalNonPersistentFlags().FlagUsages())
	general := c.InheritedFlags()
	if !c.HasParent() {
		general = c.PersistentFlags()
	}
	section(generalHeading, general.FlagUsages())
	return b.String()
}

func verbs(c *cobra.Command) string {
	const longest = len("completion")
	var b strings.Builder
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			fmt.Fprintf(&b, "  %-*s  %s\n", longest, sub.Name(), sub.Short)
		}
	}
	return b.String()
}

// BadUsage refuses a number of arguments that a command does not take.
func BadUsage(c *cobra.Command) error {
	return lang.Errorf(lang.Text{
		FR: "il manque un argument, ou il y en a trop\u00a0; écrivez\u00a0: %s",
		EN: "an argument is missing, or there are too many; write: %s",
	}, c.UseLine())
}

// BadOption says what the command line found wrong with an option.
func BadOption(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var ours *lang.Error
	var what lang.Text
	option := ""
	switch {
	case errors.As(err, &unknown):
		what = lang.Text{FR: "option inconnue %s", EN: "unknown option %s"}
		option = dashed(unknown.GetSpecifiedName(), unknown.GetSpecifiedShortnames())
	case errors.As(err, &empty):
		what = lang.Text{FR: "l'option %s attend une valeur", EN: "the option %s takes a value"}
		option = dashed(empty.GetSpecifiedName(), empty.GetSpecifiedShortnames())
	case errors.As(err, &invalid) && errors.As(err, &ours):
		return lang.Errorf(lang.Text{FR: "option --%s\u00a0: %v", EN: "option --%s: %v"}, invalid.GetFlag().Name, ours)
	case errors.As(err, &invalid):
		what = lang.Text{FR: "valeur refusée pour l'option %s", EN: "value refused for the option %s"}
		option = "--" + invalid.GetFlag().Name
	default:
		what = lang.Text{FR: "option mal écrite (%s)", EN: "malformed option (%s)"}
		option = err.Error()
	}
	return lang.Errorf(lang.Text{FR: what.FR + "\u00a0; voyez «\u00a0%s --help\u00a0»", EN: what.EN + "; see \"%s --help\""}, option, c.CommandPath())
}

func dashed(name, shortnames string) string {
	if shortnames != "" {
		return "-" + name
	}
	return "--" + name
}
