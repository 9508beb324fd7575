package accesspage

import (
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/web"
)

const devicesURL = "/me/devices"

// endDevice signs somebody out on one of their devices.
func (p Pages) endDevice(v *web.Visit) (web.Page, error) {
	form, err := v.Form()
	if err != nil {
		return nil, err
	}
	return v.SeeOther("/me"), p.Sessions.EndOne(v.Context(), v.Person.ID, form.Text("device"))
}

func deviceName(d access.Signed) string {
	if d.Device == "" {
		return "A device"
	}
	return d.Device
}

func ending(d access.Signed) govuk.FormData {
	return govuk.FormData{Action: devicesURL + "/end", Hidden: []govuk.Hidden{{Name: "device", Value: d.ID}}}
}

// used says since when somebody is signed in on a device.
func used(d access.Signed) string {
	says := ", since " + moment(d.Since) + ", last used " + moment(d.Used)
	if d.This {
		says += ". It is the device that you are using now"
	}
	return says + "."
}

// moment is a time as people say it.
func moment(t time.Time) string { return calendar.InLondon(t).Format("2 January, 15:04") }
