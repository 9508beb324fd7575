package app

import "runtime/debug"

// released is the version and commit that the release command writes into the program; empty in any other build.
var released string

// version is the module's version and the commit that this program was built from, as far as Go noted them.
func version() string {
	if released != "" {
		return "candour " + released
	}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "candour, of a version that is not known"
	}
	text := "candour " + info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			text += " " + s.Value
		}
	}
	return text
}
