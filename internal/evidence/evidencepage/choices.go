package evidencepage

import (
	"candour/internal/govuk"
	"candour/internal/pack"
)

// choices are options of the pack, to choose one from.
func choices(options []pack.Option) []govuk.Option {
	out := make([]govuk.Option, len(options))
	for i, o := range options {
		out[i] = govuk.Option{Value: o.ID, Label: o.Name, Hint: o.Hint}
	}
	return out
}

// chosen are choices of a long list, of which none is chosen yet.
func chosen(options []pack.Option) []govuk.Option {
	return append([]govuk.Option{{Value: "", Label: "Choose"}}, choices(options)...)
}
