package main

import (
	"errors"
	"regexp"
	"strings"
)

const ourFont = `"Atkinson Hyperlegible Next Variable",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif`

var (
	fontNotice = regexp.MustCompile(`(?s)/\*! Copyright[^*]*Margaret Calvert.*?\*/`)
	fontFace   = regexp.MustCompile(`@font-face\{[^}]*GDS Transport[^}]*\}`)
	theirFont  = regexp.MustCompile(`"?GDS Transport"?,\s*arial,\s*sans-serif`)
	theirImage = regexp.MustCompile(`url\(/assets/images/[^)]*\)`)
)

// withoutCrownProperty takes the GDS Transport font and the crest out of a compiled style sheet: both may be used on GOV.UK only.
// The other images go too, because nothing here serves them and a page must not ask for what is not there.
func withoutCrownProperty(css string) (string, error) {
	css = fontNotice.ReplaceAllString(css, "")
	css = fontFace.ReplaceAllString(css, "")
	css = theirFont.ReplaceAllString(css, ourFont)
	css = theirImage.ReplaceAllString(css, "none")
	for _, left := range []string{"GDS Transport", "govuk-crest", "url(/"} {
		if strings.Contains(css, left) {
			return "", errors.New("still names " + left)
		}
	}
	return css, nil
}
