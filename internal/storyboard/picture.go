package storyboard

import (
	"bytes"
	"compress/gzip"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed pictures/noto.json.gz pictures/own/*.svg
var pictureFiles embed.FS

// drawings are the pictograms by name: what stands within an SVG of 128 by 128. Figures of people and hands have their skin, 1 to 5, after their name.
var drawings = loadDrawings()

// loadDrawings reads the embedded files once. They are part of the program, so unreadable ones stop the start.
func loadDrawings() map[string]string {
	all := map[string]string{}
	packed, err := pictureFiles.ReadFile("pictures/noto.json.gz")
	if err == nil {
		err = unpack(packed, &all)
	}
	if err == nil {
		err = loadOwn(all)
	}
	if err != nil {
		panic(fmt.Errorf("read the embedded pictograms: %w", err))
	}
	return all
}

func unpack(packed []byte, into *map[string]string) error {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return err
	}
	raw, err := io.ReadAll(z)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}

// loadOwn reads the pictograms drawn for this product.
func loadOwn(all map[string]string) error {
	files, err := pictureFiles.ReadDir("pictures/own")
	if err != nil {
		return err
	}
	for _, f := range files {
		raw, err := pictureFiles.ReadFile("pictures/own/" + f.Name())
		if err != nil {
			return err
		}
		_, body, _ := strings.Cut(string(raw), ">")
		all[strings.TrimSuffix(f.Name(), path.Ext(f.Name()))] = strings.TrimSuffix(strings.TrimSpace(body), "</svg>")
	}
	return nil
}

// Figures of the people of a story, and their homes.
var (
	Children = []string{"girl", "boy", "child", "baby"}
	Adults   = []string{"woman", "man", "old-woman", "old-man"}
	Homes    = []string{"house", "house-with-garden", "office-building", "houses"}
)

// tinted are those whose skin is chosen.
var tinted = map[string]bool{
	"woman": true, "man": true, "girl": true, "boy": true, "child": true, "old-woman": true, "old-man": true, "baby": true, "judge": true, "woman-judge": true,
	"raised-hand": true, "waving-hand": true, "police-officer": true, "health-worker": true, "teacher": true,
}

// figure is the name of a drawing in a skin.
func figure(name string, skin int) string {
	if skin > 0 && tinted[name] {
		return fmt.Sprintf("%s%d", name, skin)
	}
	return name
}

// altOf are what the pictograms show, in words.
var altOf = map[string]string{
	"adviser": "an adviser", "ask-me": "ask me", "brothers-and-sisters": "brothers and sisters", "contact-centre": "a contact centre", "courtroom": "a courtroom",
	"file": "a file", "foster-home": "a foster home", "going-well": "going well", "i-can-say-stop": "I can say stop", "moving-home": "moving home",
	"not-mine-to-choose": "not mine to choose", "not-your-fault": "not your fault", "safe": "safe", "two-homes": "two homes", "waiting": "waiting", "who-may-know": "who may know",
	"house": "a house", "house-with-garden": "a house with a garden", "houses": "houses", "office-building": "a block of flats", "school": "a school",
	"classical-building": "the court", "balance-scale": "scales", "ear": "an ear", "speech-balloon": "speaking", "thought-balloon": "thinking", "open-book": "an open book",
	"books": "books", "crayon": "a crayon", "paintbrush": "a paintbrush", "pencil": "a pencil", "envelope": "a letter", "spiral-calendar": "a calendar",
	"telephone-receiver": "a telephone", "mobile-phone": "a mobile phone", "laptop": "a laptop", "video-camera": "a video call", "teddy-bear": "a teddy bear",
	"red-question-mark": "a question mark", "hourglass-not-done": "an hourglass", "police-car": "a police car", "hospital": "a hospital", "automobile": "a car", "bus": "a bus",
	"bed": "a bed", "sun": "the sun", "sun-with-face": "a happy sun", "rainbow": "a rainbow", "cloud": "a cloud", "cloud-with-rain": "rain", "umbrella": "an umbrella",
	"red-heart": "a heart", "broken-heart": "a broken heart", "handshake": "shaking hands", "hugging-face": "a hug", "slightly-smiling-face": "a happy face",
	"grinning-face": "a very happy face", "crying-face": "a sad face", "worried-face": "a worried face", "angry-face": "a cross face", "fearful-face": "a scared face",
	"thinking-face": "a face that thinks", "neutral-face": "a face that is not sure", "sleeping-face": "a tired face", "dog-face": "a dog’s face", "dog": "a dog", "cat-face": "a cat",
	"rabbit-face": "a rabbit", "soccer-ball": "a ball", "artist-palette": "paints", "birthday-cake": "a birthday cake", "deciduous-tree": "a tree", "locked": "a lock", "key": "a key",
	"shield": "a shield", "check-mark-button": "a tick", "stop-sign": "a stop sign", "footprints": "footprints", "door": "a door", "glowing-star": "a star", "light-bulb": "an idea",
	"people-hugging": "people hugging", "backpack": "a school bag", "playground-slide": "a playground", "bicycle": "a bicycle", "wrapped-gift": "a present",
	"fork-and-knife": "a meal", "baby-bottle": "a baby’s bottle", "speaking-head": "somebody speaking", "hammer": "a hammer",
	"woman": "a woman", "man": "a man", "girl": "a girl", "boy": "a boy", "child": "a child", "old-woman": "a grandmother", "old-man": "a grandfather", "baby": "a baby",
	"judge": "a judge", "woman-judge": "a judge who is a woman", "raised-hand": "a raised hand", "waving-hand": "a waving hand", "police-officer": "a police officer",
	"health-worker": "a nurse or doctor", "teacher": "a teacher",
}

// Alt is what a pictogram shows, in words.
func Alt(name string) string { return altOf[name] }

// IsPicture reports whether there is a pictogram of that name.
func IsPicture(name string) bool { return altOf[name] != "" }

// AllPictures are the names of the pictograms, by what they show.
func AllPictures() []string {
	return slices.SortedFunc(maps.Keys(altOf), func(a, b string) int { return strings.Compare(bare(altOf[a]), bare(altOf[b])) })
}

func bare(alt string) string {
	for _, article := range []string{"a ", "an ", "the "} {
		if rest, ok := strings.CutPrefix(alt, article); ok {
			return rest
		}
	}
	return alt
}

// named are the names within a drawing by which one part of it uses another.
var named = regexp.MustCompile(`id="([^"]+)"`)

// drawn is a drawing whose names within begin with a prefix, so that it may stand on a page several times.
func drawn(name, prefix string) string {
	body := drawings[name]
	for _, id := range named.FindAllStringSubmatch(body, -1) {
		for _, use := range []string{`id="%s"`, `url(#%s)`, `href="#%s"`} {
			body = strings.ReplaceAll(body, fmt.Sprintf(use, id[1]), fmt.Sprintf(use, prefix+id[1]))
		}
	}
	return body
}
