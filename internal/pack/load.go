package pack

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// files are the files of a pack and where each is read to. All must be there; another YAML file is a problem, because nobody would read it.
func (p *Pack) files() map[string]any {
	return map[string]any{
		"pack.yaml":                      &p.About,
		"holidays.yaml":                  &p.Holidays,
		"tracks.yaml":                    &p.Tracks,
		"authors.yaml":                   &p.Authors,
		"report-types.yaml":              &p.ReportTypes,
		"duties.yaml":                    &p.DutyRules,
		"evidence.yaml":                  &p.Evidence,
		"matters.yaml":                   &p.Matters,
		"statements.yaml":                &p.Statements,
		"checklists.yaml":                &p.Checklists,
		"retention.yaml":                 &p.Retention,
		"leaving.yaml":                   &p.Leaving,
		"access-review.yaml":             &p.AccessReview,
		"notices.yaml":                   &p.Notices,
		"safeguarding.yaml":              &p.Safeguarding,
		"closing.yaml":                   &p.Closing,
		"letters.yaml":                   &p.Letters,
		"bundles.yaml":                   &p.Bundles,
		"representation.yaml":            &p.Apart,
		"privilege.yaml":                 &p.Privilege,
		"seeing.yaml":                    &p.Seeing,
		"replies.yaml":                   &p.Replies,
		"worker-safety.yaml":             &p.WorkerSafety,
		"taken-along.yaml":               &p.Along,
		"wording.yaml":                   &p.Wording,
		"tools.yaml":                     &p.Tools,
		"voice.yaml":                     &p.Voice,
		"planning.yaml":                  &p.Planning,
		"stories.yaml":                   &p.Stories,
		"court/courts.yaml":              &p.Court.Courts,
		"court/areas.yaml":               &p.Court.Areas,
		"court/uploads.yaml":             &p.Court.Uploads,
		"court/hearing-types.yaml":       &p.Court.HearingTypes,
		"court/hearings.yaml":            &p.Court.Hearings,
		"court/order-types.yaml":         &p.Court.OrderTypes,
		"court/document-categories.yaml": &p.Court.Documents,
		"court/people.yaml":              &p.Court.People,
	}
}

// Load reads and checks a pack. Its error is Problems: everything that is wrong, by file, line and field.
func Load(fsys fs.FS) (*Pack, error) {
	p := &Pack{}
	l := &loader{fsys: fsys, pack: p, digest: sha256.New(), lines: map[string]map[string]int{}}
	files := p.files()
	for _, file := range sortedKeys(files) {
		l.read(file, files[file])
	}
	l.refuseOthers(files)
	if len(l.problems) == 0 { // names that lead nowhere are only worth telling once all names are read
		l.check()
	}
	if len(l.problems) > 0 {
		l.problems.sort()
		return nil, l.problems
	}
	p.calendars = p.Holidays.calendars()
	p.digest = hex.EncodeToString(l.digest.Sum(nil)[:8])
	return p, nil
}

type loader struct {
	fsys     fs.FS
	pack     *Pack
	problems Problems
	digest   hash.Hash                 // of the files as they are read
	lines    map[string]map[string]int // by file and field
}

func (l *loader) read(file string, into any) {
	data, err := fs.ReadFile(l.fsys, file)
	if err != nil {
		l.problems = append(l.problems, Problem{File: file, Says: "cannot be read: " + err.Error()})
		return
	}
	fmt.Fprintf(l.digest, "%s %d\n%s", file, len(data), data)
	d := newDecoder(file)
	d.decode(data, into)
	l.lines[file] = d.lines
	l.problems = append(l.problems, d.problems...)
	l.pack.unconfirmed = append(l.pack.unconfirmed, d.unconfirmed...)
}

func (l *loader) refuseOthers(files map[string]any) {
	err := fs.WalkDir(l.fsys, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		_, known := files[name]
		if slices.Contains([]string{".yaml", ".yml"}, strings.ToLower(path.Ext(name))) && !known {
			l.problems = append(l.problems, Problem{File: name, Says: "is not a file of a pack"})
		}
		return nil
	})
	if err != nil {
		l.problems = append(l.problems, Problem{File: ".", Says: "cannot be listed: " + err.Error()})
	}
}
