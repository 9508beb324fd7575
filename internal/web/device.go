package web

import "strings"

// named is a word that a browser sends about itself, and what people call what it stands for. Later ones are in the words of earlier ones too.
type named struct{ word, name string }

var (
	browsers = []named{
		{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
		{"Chrome/", "Chrome"}, {"CriOS/", "Chrome"}, {"Safari/", "Safari"},
	}
	machines = []named{
		{"iPad", "an iPad"}, {"iPhone", "an iPhone"}, {"Android", "an Android device"}, {"Windows", "Windows"}, {"CrOS", "a Chromebook"},
		{"Macintosh", "a Mac"}, {"Linux", "Linux"},
	}
)

func firstOf(all []named, agent, otherwise string) string {
	for _, n := range all {
		if strings.Contains(agent, n.word) {
			return n.name
		}
	}
	return otherwise
}

// Device is what a browser says it is, in plain words: “Chrome on Windows”. Anybody can have it say anything: it helps its owner to tell two
// apart, and decides nothing.
func (v *Visit) Device() string {
	agent := v.Request.UserAgent()
	return firstOf(browsers, agent, "A browser") + " on " + firstOf(machines, agent, "a device")
}
