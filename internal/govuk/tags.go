package govuk

import "github.com/a-h/templ"

// Tags are words drawn as tags, one after another; nil when there are none.
func Tags(all ...string) templ.Component {
	if len(all) == 0 {
		return nil
	}
	tags := make([]templ.Component, len(all))
	for i, words := range all {
		tags[i] = Tag(words)
	}
	return templ.Join(tags...)
}
