package pdfa

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Identify adds what PDF/A-3a and PDF/UA-1 ask beyond Typst's pages: the colour space sRGB, metadata that names both standards,
// the title in the window's bar, and each attached file as data of the document. It refuses a file without title, date,
// language, structure tree or marks, for then the claim would be false.
func Identify(pdf []byte) ([]byte, error) {
	f, err := open(pdf)
	if err != nil {
		return nil, fmt.Errorf("identify PDF: %w", err)
	}
	root, catalog, err := f.object(f.trailer.get("Root"))
	if err != nil {
		return nil, fmt.Errorf("identify PDF: catalogue: %w", err)
	}
	_, info, err := f.object(f.trailer.get("Info"))
	if err != nil {
		return nil, fmt.Errorf("identify PDF: information: %w", err)
	}
	if err := claimable(f, catalog, info); err != nil {
		return nil, fmt.Errorf("identify PDF: %w", err)
	}
	files, err := f.filespecs()
	if err != nil {
		return nil, fmt.Errorf("identify PDF: attached files: %w", err)
	}

	u := f.update()
	catalog, err = complete(u, catalog, info)
	if err != nil {
		return nil, fmt.Errorf("identify PDF: %w", err)
	}
	if attached := relate(u, files); attached != "" {
		catalog = catalog.with("AF", attached)
	}
	u.replace(root, catalog.String())
	return u.finish(), nil
}

func claimable(f *file, catalog, info dict) error {
	for _, key := range []string{"StructTreeRoot", "MarkInfo", "Lang", "Metadata"} {
		if catalog.get(key) == "" {
			return fmt.Errorf("the catalogue has no %s", key)
		}
	}
	if info.get("Title") == "" || info.get("CreationDate") == "" {
		return errors.New("the document has no title or no date")
	}
	if f.trailer.get("ID") == "" {
		return errors.New("the trailer has no ID")
	}
	return nil
}

// complete adds colour space, metadata and the wish to show the title to the catalogue.
func complete(u *update, catalog, info dict) (dict, error) {
	metadata, err := xmp(info, catalog.get("Lang"))
	if err != nil {
		return nil, err
	}
	viewing, err := parseDict([]byte(orEmpty(catalog.get("ViewerPreferences"))))
	if err != nil {
		return nil, fmt.Errorf("viewer preferences: %w", err)
	}
	profile := u.addStream(dict{{"N", "3"}}, srgb())
	intent := u.add(dict{
		{"Type", "/OutputIntent"}, {"S", "/GTS_PDFA1"}, {"OutputConditionIdentifier", "(sRGB)"},
		{"Info", "(sRGB IEC61966-2.1)"}, {"DestOutputProfile", profile},
	}.String())
	return catalog.
		with("Metadata", u.addStream(dict{{"Type", "/Metadata"}, {"Subtype", "/XML"}}, metadata)).
		with("ViewerPreferences", viewing.with("DisplayDocTitle", "true").String()).
		with("OutputIntents", "["+intent+"]"), nil
}

func orEmpty(d string) string {
	if d == "" {
		return "<< >>"
	}
	return d
}

// relate says of every attached file that it is data of this document, and gives the list of them.
func relate(u *update, files map[int]dict) string {
	if len(files) == 0 {
		return ""
	}
	var refs []string
	for n, spec := range files {
		u.replace(n, spec.with("AFRelationship", "/Data").String())
		refs = append(refs, fmt.Sprintf("%d 0 R", n))
	}
	slices.Sort(refs)
	return "[" + strings.Join(refs, " ") + "]"
}
