### yungu: every English word. Chinese stands in zh-CN.ftl; both files have the same keys, which tests/words.rs checks.
### Plain Latin characters only; the program groups the digits of numbers.

## General

people-of-capacity = { $people } / { $capacity } people
origin-simulated = simulated
origin-measured = measured
origin-recorded = recorded
origin-planned = planned
origin-missing = no data
standing-stale = stale
standing-missing = missing
# How far values are to be trusted: the marks in the picture, and their names in the legend
trust-measured = Measured
trust-planned = Planned
trust-simulated = Simulated
trust-stale = Stale
trust-missing = Missing
trust-measured-why = Readings from the site, or recorded at that moment.
trust-planned-why = From the park's files: bookings, dates of construction, design values.
trust-simulated-why = Computed from profiles; nobody counted or measured.
trust-stale-why = No reading for two intervals; this is the last one known.
trust-missing-why = A reading is due here, and none has come.

severity-warning = warning
severity-error = error
severity-fatal = fatal

kind-building = Building
kind-floor = Floor
kind-hall = Hall
kind-room = Room
kind-partition = Partition
kind-screen = Screen
kind-fixture = Fixture
kind-row = Rack row
kind-rack = Rack
kind-road = Road
kind-plaza = Plaza
kind-green = Green
kind-gate = Gate
kind-model = Model

status-planned = Planned
status-site-levelled = Site levelled
status-under-construction = Under construction
status-operating = Operating
status-target = Target
status-claim = Claimed

confidence-seed = Source document
confidence-public = Public source
confidence-assumption = Engineering assumption

role-operator = Operator
role-shareholder = Shareholder
role-government = Government
role-partner = Partner, signed
role-resident = Resident
role-invited = To be invited
role-fund = Fund
role-alliance = Alliance
role-centre = Centre

## Feeds

feed-connecting = Connecting
feed-connected = Connected
feed-stopped = Stopped
feed-lost = Connection lost: { $why }
feed-lost-unreachable = the broker is out of reach ({ $reason }); check address, port and network; the program tries again by itself
feed-lost-bad-login = user or password is wrong; check the --feed-credentials file, or the variables YUNGU_MQTT_USER and YUNGU_MQTT_PASSWORD
feed-lost-not-allowed = the broker does not let this user subscribe; ask its administrator
feed-lost-tls = the broker's certificate is not trusted ({ $reason }); for one of your own, name its CA file with --feed-ca
feed-lost-too-large = a message of more than 16 MiB came; check its sender
feed-lost-hung-up = the broker hung up; the program connects again by itself
feed-lost-other = { $reason }

feed-address-scheme = A broker's address begins with mqtt:// or mqtts://
feed-address-password = An address must not hold a user or password (lists of processes would show it); put them in a file and name it with --feed-credentials, or set the variables YUNGU_MQTT_USER and YUNGU_MQTT_PASSWORD
feed-address-host = The address names no host
feed-address-port = The port should be a number from 1 to 65535
feed-address-path = A broker's address has no path
feed-address-option = Only ?version=4 (MQTT 3.1.1) or ?version=5 may follow the address
feed-broker-unusable = Cannot connect to the broker: { $reason }
feed-recording-unusable = Cannot play { $path }: { $reason }
feed-begins = Publishing simulated data to { $to }
feed-second = Second { $second }: { $messages } messages sent, { $arrived } arrived
feed-ahead = What is published is more than a minute ahead of now, and receivers refuse it as from the future; give an earlier --at
feed-done = Published { $seconds } seconds: { $messages } messages, { $arrived } of them at the broker, with { $readings } readings
feed-counts = Feed: { $messages } messages, { $readings } readings
feed-fault = { $count } times: { $fault } (last: { $topic } { $what })
record-needs-broker = Only a broker's data can be recorded: --feed mqtt://…
record-second = { $readings } readings, { $bytes } bytes
record-done = Recorded into { $path }: { $readings } readings, { $bytes } bytes, { $lost } lost as the disk was too slow

feed-fault-malformed = no SenML, and no mapping fits: check the sender's JSON
feed-fault-too-large = too large: a message has at most 1 MiB and 50,000 records
feed-fault-wrong-unit = wrong unit: it does not become the metric's
feed-fault-not-a-number = no number (or, of a metric of words, no word)
feed-fault-out-of-range = outside of what the metric can be: the sensor is broken, or its unit another one
feed-fault-future = from the future: set the sender's clock
feed-fault-unknown-place = no such place in the park: check topic and name
feed-fault-unknown-metric = no such metric at this kind of place: check the name
feed-fault-too-many-words = a word too long, or too many different words

## Panels

panel-top-bar = Top bar
panel-overview = Overview
panel-place = Place
panel-projects = Projects
panel-legend = Legend
panel-clock = Clock
panel-views = Views
panel-labels = Names
panel-guide = Guide
panel-issues = Issues
panel-help = Help
panel-close = Close
panel-language = Switch to Chinese
panel-undo = Undo
panel-redo = Redo
panel-simulated = Simulated data
panel-simulated-why = People are computed from presence profiles; nobody was counted.
panel-illustrative = Illustrative concept
panel-no-state = Not computed yet
panel-people-now = People now
panel-people-of-capacity = people now, { $capacity } at full occupation
panel-people-uncounted = { $buildings ->
    [one] 1 more building is not counted
   *[other] { $buildings } more buildings are not counted
}
panel-of-capacity = of { $capacity } at full occupation
panel-staff = Jobs planned
panel-people-by-use = People by use
panel-day-curve = People over the day
panel-capacity = People at full occupation
panel-legend-title = { $title }, { $unit }
legend-unfold = Press to unfold the legend
legend-fold = Press to fold the legend and leave the panel above its room
tool-key = { $name } ({ $key })
tool-projects = Projects
tool-planning = Planning scenarios: change buildings, see indicators and sun, compare with another scenario
tool-studios = Studio schedule: which halls and days each request is given
tool-colours = Colours
tool-colours-why = Colour of the buildings, now "{ $name }"
tool-measure = Measure distances, areas, heights and angles
panel-overlay-usage = Use
panel-overlay-visits = Visitors' looks
visits-little = Little
visits-some = Some
visits-much = Much
visits-most = Most
visits-label = { $name } · { $times } looks, { $minutes } min
visits-counted = Counted in this showroom from { $first } to { $last }: { $times } looks, { $minutes } min; nothing tells who
panel-overlay-none = Plain
panel-play = Play
panel-pause = Pause
panel-day-before = Day before
panel-day-after = Day after
chart-title = Chart
chart-hour = 1 h
chart-hour-why = One hour
chart-day = 1 d
chart-day-why = Chart of one day
chart-week = 7 d
chart-week-why = Seven days
chart-month = 30 d
chart-month-why = Thirty days
chart-year = 1 y
chart-year-why = One year
chart-nothing = Nothing is known of this time.
chart-coming = Working it out…
chart-simulated = Dashed: simulated
chart-recorded = Line: recorded; dashed: simulated
chart-save = Save CSV
chart-saved = Saved: { $path }
chart-not-saved = Not saved: { $reason }
panel-label-rising = { $name } · { $share } built
panel-label-planned = { $name } · planned
fact-construction = Construction
fact-construction-days = begun { $begun }, topped out { $topped }, done { $done }
panel-find = Find
find-hint = Name, id, or a question
find-nothing = No place fits.
plan-building = { $storeys } { $storeys ->
    [one] storey
   *[other] storeys
} · { $height }
plan-fire-gap = { $gap }, needs { $needed }
breach-fire-gap = Fire gap { $gap } < { $needed }
plan-outside = { $area } outside the site boundary
plan-gfa = GFA { $area }
plan-north = N
plan-east = { $m } m east
plan-west = { $m } m west
plan-north-by = { $m } m north
plan-south-by = { $m } m south
panel-overlay-sun = Hours of sun
sun-unit = h
sun-below = under { $end } h
sun-between = { $from }–{ $end } h
sun-above = { $from } h or more
sun-of-clock = The shown date, sunrise to sunset; planned volumes, without trees.
sun-of-great-cold = Great Cold day, 8–16 h true solar time; planned volumes, without trees.
sun-great-cold = Great Cold day
sun-of-rule = { $day }, { $from }–{ $to } h true solar time. { $source }
planning-sun-day = { $month }-{ $day }
planning-sun-rule = Great Cold day
planning-sun-clock = Shown date
planning-hours = { $h } h
planning-sun-ground = Open ground: { $mean } on average; { $share } gets { $limit }
planning-sun-passes = { $name }: at least { $least } on every storey's best long side; { $limit } required
planning-sun-fails = { $name }: as little as { $least }; { $below } of { $strips } strips of the best long sides get less than { $limit }
planning-title = Planning scenarios
planning-open = Planning
planning-branch = New variant
planning-name = Name of the variant
planning-save = Save
planning-drop = Remove from list
planning-unsaved = Not saved yet
planning-kept-aside = What lay there came from elsewhere; it is kept as { $path }
planning-how = Select a building to move, turn or resize it, or to change its storeys or use; on the plan (V) it can be dragged. Or add one:
planning-add = Add a building
planning-metres = {" m"}
planning-east = East
planning-north = North
planning-turn = Rotation
planning-width = Width
planning-depth = Depth
planning-storeys = Storeys
planning-storeys-of = Storeys ({ $volume })
planning-own-model = This building has a model of its own: it can be moved, turned and given another use.
planning-remove = Remove building
planning-deselect = Deselect
planning-refused = Not changed: { $why }
planning-fire-gap = { $a } and { $b } stand { $gap } apart; fire separation: at least { $needed }
planning-outside = { $name }: { $area } outside the site boundary
planning-fault-fly = Show where it is
planning-changes = Changes ({ $count })
planning-forget = Take back this change
planning-did-move = { $place } moved to { $east } m east, { $north } m north
planning-did-turn = { $place } turned to { $degrees }°
planning-did-resize = { $place }{ $of } resized to { $width } × { $depth } m
planning-did-storeys = { $place }{ $of } given { $count } storeys
planning-did-use = { $place } used for { $use }
planning-did-add = { $place } added
planning-did-remove = { $place } removed
planning-did-open = partition { $place } normally open
planning-did-close = partition { $place } normally closed
planning-did-phase = { $place } begun { $begun }, topped out { $topped }, finished { $done }
planning-did-unphase = { $place } standing at all times
planning-did-racks = { $place } with { $count } racks installed
planning-figures = Indicators, compared with the unchanged scene
planning-assumed = People follow floor area; worked out from the park's data.
measure-distance = Distance
measure-surface = Area
measure-height = Height
measure-angle = Angle
measure-how = Click points; double-click, right-click or Enter to finish, Esc to cancel. Points snap to corners, midpoints and edges; hold Alt to switch snapping off. Drag any point to adjust it.
measure-remove = Delete this measurement
measure-save = Save as CSV
measure-saved = Saved: { $path }
measure-not-saved = Not saved: { $fault }
measure-m = { $m } m
measure-slope = { $along } (horizontal { $ground }, rise { $rise })
measure-area = { $m2 } m², perimeter { $around }
panel-help-measure = Measure
measure-how-picture = Click or tap points in the picture; double-click, right-click or Enter to finish, Backspace to take a point back, Esc to cancel. Points snap to corners, midpoints and edges; hold Alt to switch snapping off, Shift to keep straight east–west, up and down, or north–south. Drag any point to adjust it; a drag elsewhere turns the view.
measure-apart = Nothing can be measured while floors are drawn apart; put them together first.
measure-planned = Measured on the volumes as planned (the model's shape), not surveyed on site.
measure-at-corner = corner
measure-at-middle = midpoint
measure-at-edge = edge
measure-at-face = face
measure-at-ground = ground
measure-along-x = along east–west
measure-along-y = straight up or down
measure-along-z = along north–south
find-understood = Read as: { $text }
find-count = { $count ->
    [one] 1 place fits; it is lit in the park
   *[other] { $count } places fit; they are lit in the park
}
find-partly = Free on some of these days
find-more = and { $count } more
find-unknown = Not understood: { $words }
find-try = Try: { $text }
find-example-free = ≥3000 m² free in November
find-example-rack = racks > 6 kW
find-example-tall = buildings over 60 m
ask-use = Use: { $uses }
ask-within = In: { $places }
ask-floor = On floor { $floor }
ask-not-begun = Not begun
ask-rising = Under construction
ask-built = Built
ask-area = Area
ask-height = Height
ask-storeys = Storeys
ask-racks = Racks
ask-capacity = Capacity
ask-people = People present
ask-free-on = Free { $days }
ask-free-now = Free now (bookable: not booked today; other places: nobody inside)
ask-free-for = Free for { $run } days from today on
ask-free-run = Free for { $run } days on end, { $days }
ask-taken-on = Booked { $days }
ask-taken-now = Taken now (bookable: booked today; other places: somebody inside)
ask-most = Highest { $count } by { $measure }
ask-least = Lowest { $count } by { $measure }
ask-people-in = { $people } people in
ask-booked-by = { $name }, { $days }
ask-option-by = Option: { $name }, { $days }
ask-count = { $count ->
    [one] 1 place fits:
   *[other] { $count } places fit:
}
ask-nothing = No place fits.
ask-closest = Closest: { $name }, { $value }
ask-simulated = With simulated values of { $time }
ask-measured = With values measured by { $time }
panel-help-find = Find a place, or ask for places
chart-metric = Metric
timeline = Timeline
timeline-day = Day
timeline-day-why = One day
timeline-week = Week
timeline-week-why = One week: bookings
timeline-years = Years
timeline-years-why = The years: milestones and construction
timeline-live = Live data
timeline-live-why = Measured on site and received now.
timeline-recorded = Recorded
timeline-recorded-why = Measured then, and kept.
timeline-forecast = Forecast
timeline-forecast-why = People and loads of the future are computed; bookings and construction come from the plan.
timeline-loop = Loop
timeline-now = Now
timeline-now-why = Back to this moment
timeline-choose-date = Choose a date
timeline-year-before = Year before
timeline-year-after = Year after
timeline-month-before = Month before
timeline-month-after = Month after
timeline-write-date = Such as 2022-05-23 14:30
timeline-no-date = That is no date. Write one such as 2022-05-23.
booking-production = Production
booking-event = Event
booking-upkeep = Upkeep
booking-option = option, not confirmed
panel-speed-six-hours = 6 h/s
panel-speed-day = 1 day/s
panel-speed-week = 1 week/s
panel-speed-month = 1 month/s
panel-speed-real = Real time
panel-speed-minute = 1 min/s
panel-speed-ten-minutes = 10 min/s
panel-speed-hour = 1 h/s
panel-speed-why = Park time that passes in one second
panel-fly-to = Fly there
panel-enter = Go in
panel-open-roof = Open
panel-close-roof = Shut
panel-up-to = Up to { $name }
panel-park = The park
panel-out = Up one level (Backspace or right-click)
panel-opened = Open: { $names }
panel-close-all = Close everything
panel-spread = Spread
panel-spread-why = Draw the floors apart
panel-group-site = Site
panel-group-buildings = Buildings
panel-group-interiors = Interiors
panel-group-moments = Moments
panel-group-tours = Tours
panel-moment-morning = Morning
panel-moment-noon = Noon
panel-moment-dusk = Dusk
panel-moment-night = Night
panel-weather-clear = Clear
panel-weather-overcast = Overcast
panel-weather-mist = Mist
panel-theme-dark = Dark panels
panel-theme-light = Light panels
panel-no-people-why = People are not simulated here.
panel-ground-area = Ground area
panel-floor-area = Floor area
panel-size = Size in plan
panel-metres = { $value } m
panel-height = Height
panel-storeys = Storeys
panel-parts = Floors and rooms
panel-part-people = { $name }, { $people } people
panel-partition-modes = Partition modes
panel-no-owner = idle, no job
panel-data = Where the data come from
data-no-feed = No outside data: every value in the picture is simulated. Connect with --feed mqtt://….
data-messages = messages received
data-readings = readings
data-overwritten = replaced by newer ones
data-faults = of no use
data-live = Live data
data-lost = Feed lost
data-replay = Replay
data-history-file = history file
data-history-newest = written up to
data-history-size = size of the file
panel-alarms = Alarms
alarms-count = { $count ->
    [one] 1 alarm
   *[other] { $count } alarms
}
alarms-none = No alarms.
alarms-acknowledge = Acknowledge
alarms-acknowledge-all = Acknowledge all
alarms-acknowledged = acknowledged
alarms-since = since { $time }
alarms-over = over since { $time }
alarms-more = { $count } more
urgency-notice = Notice
urgency-warning = Warning
urgency-critical = Critical
# Tours
tour-before = Stop before
tour-after = Next stop
tour-play = Go on by itself
tour-wait = Wait at this stop
tour-rejoin = Back to the tour
tour-rejoin-why = Back to the stop that was left, and on from there.
tour-end = End the tour
tour-between = {"; "}
tour-rehearsed = { $tour }: { $stops } stops, { $length }
tour-unknown = There is no tour "{ $name }"; the nearest is { $near }, of { $known }
tour-no-way = Buildings block every way to this stop, so it cuts; write travel_secs: 0, or choose another view
tour-in-solid = The camera would pass into a building or a rack; choose another view, or a smaller turn_deg
tour-out-of-sight = What it speaks of cannot be seen; choose another view, or another place
tour-caption-too-long = Its words take more than three lines on a small screen; shorten them
phone-title = Phone remote
phone-off = The remote was not asked for when the program was started. Start it with --remote lan.
phone-count = { $count ->
    [0] No phone is connected yet
    [one] { $count } phone is connected
   *[other] { $count } phones are connected
}
phone-dismiss = Send all phones away
phone-code = Code for the phone remote
phone-how = With the phone in the same network, scan the code. Each code lets one phone in; then there is another.
phone-at = At { $places }
phone-no-network = This computer is in no network where a phone could find it. Join one, or open a hotspot.
showroom-back = Back
showroom-home = To the start
showroom-touch = Touch the screen and look around
showroom-leave = Leave the showroom
showroom-wait = Wait { $secs } s
showroom-wrong = Not this number
showroom-erase = Erase
showroom-ok = OK
showroom-pin-unreadable = The file { $path } with the number for leaving cannot be read: { $fault }
showroom-pin-not-digits = The file { $path } must hold four to eight digits and nothing else
showroom-restarted = The viewer stopped and is opened again (for the { $count }. time): { $why }
showroom-there-at = The viewer is there after { $secs } s, at tour { $tour }, stop { $stop }
showroom-there = The viewer is there after { $secs } s
showroom-crashed = exit code { $code }
showroom-killed = ended by the system
showroom-hung = no sign of life for { $secs } s
showroom-no-pin = No number for leaving was given: the showroom ends only with its program. For staff to leave at the screen, add --pin FILE
fuzz-done = { $events } events, { $frames } frames, { $hours } h of the showroom's time; began anew { $resets } times in { $states } states; memory { $growth }%
moment-kept = This moment is kept: { $path }, with a picture to take home beside it
moment-not-kept = This moment was not kept: { $fault }
moment-short-link = The code in the picture leads back without the layers that are switched off and without the section: with them it would be too long. The file has both
moment-only-in-file = A variant shown or compared here is not saved as it is now: the file of the moment holds its changes, the code in the picture only its name
moment-draft = This moment brought the variant "{ $name }", shown exactly as it was kept. It is an unsaved draft here: save it under Planning (R), or undo
moment-unknown-compared = There is no scenario "{ $name }" here to compare with; the unchanged scene takes its place
moment-unknown-scenario = There is no scenario "{ $name }" here; the park's usual one is shown instead
moment-unreadable = { $name } cannot be read: { $fault }
moment-none = { $name } is no moment: { $fault }
moment-newer = { $name } was kept by a newer program (format { $format }); update yungu to open it
moment-other-park = { $name } is of another park, "{ $park }"; "{ $open }" is open: choose that park with --scene
film-no-mp4 = Give the film a name that ends in .mp4
film-no-ffmpeg = ffmpeg was not found. Install it and try again: sudo apt install ffmpeg (Debian, Ubuntu), winget install ffmpeg (Windows), brew install ffmpeg (macOS)
film-progress = { $share }%, frame { $done } of { $all }, { $left } left (Ctrl+C cancels)
picture-progress = { $share }%, { $left } left (Ctrl+C cancels)
work-cancelled = Cancelled. Nothing unfinished was left behind
sheet-save = Fact sheet
sheet-save-why = Save one page as PDF: the picture as it is now, figures and sources
sheet-making = The fact sheet is being made…
sheet-saved = Fact sheet saved: { $path }
sheet-not-saved = The fact sheet was not saved: { $fault }
sheet-more = { $count } more in the program
sheet-missing = The fonts lack these characters, which stand as boxes on the page: { $characters }
sheet-simulated = people and readings are simulated
sheet-running = Fact sheet · { $id }
sheet-picture = { $when }. The picture is an illustrative concept
sheet-sources = Sources
sheet-made = Made with yungu on { $date }, showing { $when }
sheet-code = Opens this place in yungu
sheet-people = People at this moment
sheet-facts = Overview
sheet-figures = Figures
sheet-now = At this moment
sheet-parts = Parts
console-title = Console
console-window = Console (the audience does not see it) · { $park }
console-begin = Choose a tour; the audience's picture begins with it.
console-picture = The audience's picture
console-point-here = Press and drag to light a spot of the audience's picture
console-stop = stop { $stop } of { $stops }
console-used = used
console-left = left
console-now = now
console-on-time = On time
console-late = { $time } behind the plan
console-early = { $time } ahead of the plan
console-no-notes = This stop has no notes.
console-says = On the screen
console-next = Next: { $name }
console-freeze = Freeze
console-freeze-why = The audience's picture stands still while you go on (F7)
console-black = Black
console-black-why = The audience's picture goes dark (B or F8)
console-spot = Spotlight
console-spot-why = Lights one spot and dims the rest (F9)
console-is-frozen = The audience's picture is frozen; this is what goes on behind it
console-is-black = The audience's picture is dark
heat-title = Racks from above
heat-range = { $known } of { $of } racks: least { $least }, mean { $mean }, most { $most }
heat-nothing = Nothing is known of these racks.
heat-most = Highest: { $rack }, { $value }
why-title = Why this colour?
why-verdict = { $rule }: { $value }, "{ $band }"
why-no-value = { $rule }: no value, so it is grey
why-coloured-as = coloured as
why-no-band = above every band
why-formula = formula
why-value = value
why-capacity = people at full occupation
why-occupancy = share of people present
why-racks = racks
why-mean-power = mean power by design
why-sum-of = { $missing ->
    [0] sum of { $of } racks
   *[other] sum of { $known } of { $of } racks
}
why-mean-of = { $missing ->
    [0] mean of { $of } racks
   *[other] mean of { $known } of { $of } racks
}
why-most-of = { $missing ->
    [0] highest of { $of } racks
   *[other] highest of { $known } of { $of } racks
}
why-scenario = simulated for scenario
why-between = {", "}
why-source = Bands by: { $source }
panel-source-line = Source: { $name }, { $date }, { $confidence }
panel-source-none = Source unknown
panel-bound-about = about { $value }
panel-bound-at-least = at least { $value }
panel-bound-at-most = at most { $value }
panel-bound-more-than = more than { $value }
panel-plan-items = Items
panel-organisations = Organisations
panel-fund = Fund
panel-targets = Targets
panel-timeline = Timeline
panel-city = City
panel-all-segments = All
panel-segment = Segment: { $name }
panel-no-items = No item serves this segment.
panel-show-part = Show in the park
panel-no-places = No place in the park stands for it.
panel-seen-at = Seen at: { $places }
panel-interpolated-year = { $year } (interpolated)
panel-interpolated-why = No source names this year; the value lies on the straight line between the two targets and is not a target itself.
panel-issues-none = No issue found.
panel-issues-more = { $count } more not listed; yungu check lists them all.
panel-show-place = Show { $id }
panel-label-people = { $name }, { $people }
panel-label-uncounted = { $name }, not counted
panel-program-name = yungu
panel-loading = Opening the park…
panel-loading-count = { $done } of { $total } loaded
panel-loading-file = Waiting for { $file }
panel-fatal = The park cannot be opened
panel-fatal-advice = Mend the files as said below, then start again.
panel-help-mouse = Mouse
panel-help-touch = Touch
panel-help-keys = Keyboard
panel-help-drag = Left drag
panel-help-right-drag = Right drag
panel-help-wheel = Wheel
panel-help-click = Click
panel-help-double-click = Double click
panel-help-one-finger = One finger
panel-help-two-fingers = Two fingers
panel-help-tap = Tap
panel-help-double-tap = Double tap
panel-help-arrows = Arrows, Q, E
panel-help-space = Space
panel-help-orbit = Turn around
panel-help-pan = Move sideways
panel-help-zoom = Zoom
panel-help-pan-zoom = Move and zoom
panel-help-select = Select
panel-help-fly = Go into it, or fly there
panel-help-planning = Planning scenarios on or off
panel-help-plan = Plan from straight above
panel-help-enter = Go in: building, floor, room, rack
panel-help-out = Up one level
panel-help-right-click = Right click
panel-help-backspace = Backspace
panel-help-view = Go to that view
panel-help-first-view = Back to the first view
panel-help-fly-selected = Fly to the selected place
panel-help-deselect = Step by step: close panel, clear highlights, deselect, up one level
panel-help-overlay = Colours in turn: people, racks and the like, use, plain
panel-help-weather = Weather: clear, overcast, mist
panel-help-spread = Floors apart or together
panel-help-theme = Panels dark or light
panel-help-projects = Projects on or off
panel-help-labels = Names on or off
panel-help-pause = Play or pause
panel-help-speed = Time slower or faster
panel-help-stops = Stop before, next stop
panel-help-rejoin = Back to the stop that was left
panel-help-guide = With or without the guide
panel-help-tour = In a tour
panel-help-tour-space = Go on by itself, or wait at this stop
panel-help-stage = On stage
panel-help-console = Console: window, beside the picture, closed
panel-help-freeze = Freeze the audience's picture
panel-help-black = Darken the audience's picture
panel-help-spot = Spotlight
panel-help-phone = Code for the phone remote
panel-keep = Keep this moment (M)
panel-help-moment = Keep this moment, and a picture of it to take home
panel-help-undo = Undo, redo
panel-help-help = This help on or off
panel-issues-count = { $count ->
    [one] { $count } issue
   *[other] { $count } issues
}
panel-quantity = { $unit ->
    [m2] { $value } m²
    [mu] { $value } mu
    [CNY] ¥{ $value }
    [CNY-million] ¥{ $value } million
    [CNY-billion] ¥{ $value } billion
    [W-m2] { $value } W/m²
    [Cel] { $value } °C
    [year] { $value } a year
   *[other] { $value } { $unit }
}

## Commands

window-no-display = There is no display to open a window on. yungu shot --all --out out/ draws the views instead; on a server, xvfb-run helps too.
window-device-lost = The graphics card or its driver was lost while the window was open. Open yungu again; if this comes back, renew the driver, or use --quality software.
window-no-adapter = There is no graphics card and no software driver. On Debian install mesa-vulkan-drivers, elsewhere the card's driver.
shot-no-section = There is no section "{ $text }". Write level,HEIGHT or upright,X,Z,BEARING or box,X,Z,WIDTH,DEPTH,TURN,TOP in metres and degrees, such as upright,35,-60,90; a box has a width and a depth above 0.
view-feed-unknown = Pictures and measurements are of simulated data: --feed sim.
shot-no-overlay = There is no overlay "{ $name }". There are: { $known }
shot-no-place = There is no place "{ $name }". The nearest is: { $near }
shot-no-view = There is no view "{ $name }". The nearest is: { $near }. Views: { $known }.
bench-adapter = Drawn by: { $adapter }
bench-load = Park loaded in { $ms } ms
bench-first-frame = First whole picture { $ms } ms after the start
bench-frame = Frame: median { $median } ms, 95 % within { $p95 } ms ({ $frames } frames, { $size })
bench-drawn = Drawn: { $triangles } triangles in { $calls } draws ({ $around } triangles with those out of the picture), { $entities } entities
bench-memory = Memory: { $mb } MB
bench-ingest-rate = Feed: { $rate } readings a second ({ $readings } readings, { $racks } racks)
bench-ingest-arrival = From publishing to the state that shows it: median { $median } ms, 99 % within { $p99 } ms ({ $messages } messages)
bench-ingest-jump = A jump to any time within three years: median { $median } ms, 99 % within { $p99 } ms ({ $jumps } jumps)
bench-ingest-no-replay = A recording brings nothing to measure: use --feed mqtt://…, or no --feed at all
bench-ingest-nothing = Nothing is measured in this park, so there is nothing to bench
check-clean = No issue found
check-issues = { $count ->
    [one] { $count } issue
   *[other] { $count } issues
}
check-hint = hint: { $hint }

state-needs-scenario = There is no scenario "{ $name }". Scenarios: { $known }.
state-no-default-scenario = The scene's default scenario "{ $name }" does not exist. Scenarios: { $known }.
state-title = { $park }, { $time }
state-people = { $people } people present, capacity { $capacity }
state-staff = { $staff } employed (scenario: { $scenario })
state-source = Data: { $source }, seed { $seed }
state-hash = State hash { $hash }
list-none = none

scene-not-opened = The scene "{ $path }" cannot be opened:

describe-area = Site area
describe-gfa = Gross floor area
describe-far = Floor area ratio
describe-coverage = Site coverage
describe-green = Green ratio
describe-footprint = Building footprint
describe-staff = Full staff
describe-racks = Racks
describe-people = People at full occupation
describe-parking = Parking spaces needed
describe-spaces-value = { $count }
describe-it-power = IT power
describe-facility-power = Power with cooling and losses
describe-smallest-gap = Smallest gap between buildings
describe-fire-gap = { $gap } apart; fire separation: at least { $needed }
describe-sun = { $least } of sun at least; { $limit } required
describe-outside = { $area } outside the site boundary
describe-tallest = Tallest building
describe-by-use = By use
describe-buildings = Buildings
describe-building = { $name }, { $storeys ->
    [one] { $storeys } storey
   *[other] { $storeys } storeys
}, { $height } high, GFA { $gfa }, staff { $staff }
describe-halls = Halls
describe-hall = { $name }, { $area }
describe-projects = Projects
describe-views = Views
describe-racks-value = { $count }
describe-people-value = { $count }
describe-figures = Figures
describe-counts = { $sources } sources, { $figures } figures, { $organisations } organisations

build-models-wrote = Wrote { $path } ({ $bytes } bytes)
build-models-kept = Unchanged { $path }
build-models-done = { $count ->
    [one] { $count } file
   *[other] { $count } files
} in { $folder }
build-models-failed = The models were not written: { $reason }

## Help

help-about = 云谷 yungu: a 3D digital twin of an industrial park
help-usage = Usage:
help-commands = Commands:
help-arguments = Arguments:
help-options = Options:
help-cmd-view = Open the window (the default command)
help-cmd-shot = Render one picture, no display needed
help-cmd-check = List every issue of a scene or model file; exit code 0 clean, 1 issues, 2 cannot be read
help-cmd-describe = Say what the park is: places, areas, indicators, models
help-cmd-state = Say what happens at a time: people by place, and a hash of the whole state
help-cmd-history = Say what was recorded: from when to when, or a metric at a place over time
help-cmd-tour = Go through tours without a window: each stop's way, view and words; exit code 0 all can be shown, 1 something cannot, 2 unreadable
help-arg-dry-run = Check only, draw nothing
help-arg-thumbnails = Draw the small pictures of the stops into the scene, for the strip
help-arg-tour = A tour's id; draws each of its stops, --out is a folder then
help-arg-tour-name = A tour's id; all of them without one
help-arg-begin-tour = A tour that begins at once, by its id
help-arg-remote = Phone remote: without a value on this computer alone, lan for phones in the same network, or ADDRESS:PORT
help-arg-pin = Showroom: a file with the four to eight digits with which staff leave; asked for after two seconds on the upper left corner
help-arg-watched = Set by the showroom's keeper, not by hand
help-arg-resume = Tour and stop to go on with after a restart; set by the showroom's keeper, not by hand
help-cmd-film = Draw a tour as an MP4, frame by frame, without a window; needs the system's ffmpeg
help-arg-film-tour = The tour, by its id
help-arg-film-out = The film, a file that ends in .mp4
help-arg-fps = Frames a second
help-arg-open-moment = Open a moment that was kept: its file, or its link that begins with yungu:
help-arg-shot-moment = Draw a moment that was kept: its file, or its link that begins with yungu:
help-arg-card = With caption, date, source and a code to scan under the picture, to take home
help-cmd-sheet = One place on one page, as PDF: its picture, its figures and their sources
help-arg-sheet-place = The place, by its id
help-arg-sheet-out = The PDF to write
help-arg-no-picture = Leave the picture out
help-arg-console = Where the presenter's console (notes, next stop, time) stands: auto where there is a second screen, window of its own, beside the picture, none
help-cmd-build-models = Turn the building specs into .glb files, the same bytes every time
help-cmd-feed = Publish the simulator to an MQTT broker, once a second
help-cmd-record = Record all readings of a feed into a file, to be played with --feed replay:FILE
help-arg-to = MQTT broker: mqtt://HOST[:PORT] or mqtts://…, with ?version=5 after it for MQTT 5
help-cmd-fuzz-visitor = A showroom without a screen in the hands of a visitor who does anything: touches, drags, keys, window events; exit code 0 all is well, 1 something is not
help-arg-events = How many touches, drags, keys and window events
help-arg-soak-h = Go on for at least so many hours of the showroom's time
help-arg-seconds = Seconds; without it there is no end
help-arg-speed = Simulated seconds a second
help-arg-feed-credentials = File with the broker's user = … and password = …
help-arg-history = history file: what the feed brings goes in, the recorded past comes out (by default in the data folder)
help-arg-visits = file in which a showroom counts what visitors look at; elsewhere the overlay reads it (by default in the data folder)
help-arg-no-history = neither write nor read a history
help-arg-feed-ca = File of the CA certificates to trust (PEM), for mqtts://
help-arg-for = Seconds to listen
help-arg-racks = List the values of every rack, too
help-arg-textures = Make the surfaces' textures as well; no scene changes them
studios-none = This park has no building with movable partitions.
studios-modes = Partition modes:
studios-placed = { $placed } of { $requests } requests placed:
studios-brings = about { $crew } people, { $hotels } hotels and { $vehicles } vehicles used, ¥{ $yuan } spent (in proportion to one published case)
studios-unplaced = Not placed:
studios-conflict = Booking { $id } is in conflict with others
studios-proven = Proven optimal: no plan is better.
studios-why-faulty = the request is not sound as written
studios-why-large = { $area } required; the largest space has { $largest }
studios-why-needs = no space that is large enough has what it needs
studios-why-short = { $days } days required, { $window } within its window
studios-why-taken = taken within its window by { $who }
studios-later = fits if it may end { $days } days later
studios-earlier = fits if it may begin { $days } days earlier
studios-fewer = fits with { $days } days
studios-smaller = fits with { $area }
help-cmd-studios = Place productions in halls with movable partitions; the requests stand in a file, RON or JSON
help-arg-requests = File of requests; without one the calendar alone is told
help-arg-building = Building; the first one with movable partitions if left out
help-arg-changeover = Days on which halls beside moving partitions are empty
help-arg-displace_options = Options may give way to requests
help-arg-first_day = First day; that of the requests if left out
help-arg-last_day = Last day; that of the requests if left out
help-cmd-ask = Find places by name or by a question: ≥3000 m² free in November
help-cmd-bench = Measure load and frame times, and what is drawn
help-arg-lang = Language: zh or en
help-arg-scene = Scene folder
help-arg-assets = Assets folder; else the variable YUNGU_ASSETS, ./assets, or beside the program
help-arg-mode = What the window is for
help-arg-feed = Where data comes from: sim, mqtt://… or replay:FILE
help-arg-at = Time, ISO 8601; the park's local time if it has no offset
help-arg-file = File of the history
help-arg-place = Id of the place; without it the whole park
help-arg-metric = Id of the metric
help-arg-from = Beginning; without it the first that was recorded
help-arg-until = End; without it the last that was recorded
help-arg-at-most = Values at the most
help-arg-csv = Write a CSV file
help-arg-quality = Picture quality
help-arg-scenario = Scenario
help-arg-ask = A question among the panels; its places are lit
help-arg-planning = With the planning scenarios open
help-arg-plan = The plan from straight above instead of the picture
help-arg-inside = Inside this place, by id: it is opened, its neighbours fade
help-arg-text = A name, pinyin, an id, or a question
help-arg-theme = Look of the panels
help-arg-overlay = What colours the buildings: none, usage, visits, sun (Great Cold day), sun-of-day (the shown day), difference (floor area), difference-height, difference-people, difference-power, or the id of a rule
help-arg-weather = Weather; without it the view's own, or else clear
help-arg-view = Name of the view
help-arg-all = Draw every view of the scene; --out is a folder then
help-arg-size = Size of the picture, WIDTHxHEIGHT in pixels
help-arg-out = File to write
help-arg-panels = Draw the panels too
help-arg-shot-console = Draw the presenter's console at each stop, with its notes, instead of the picture
help-arg-select = Place selected in the picture, by id
help-arg-timescale = How much the timeline shows: a day, a week, all years
help-arg-projects = Open the projects among the panels
help-arg-path = Scene folder, or one .glb or .gltf file
help-arg-ingest = Measure the feed instead of frames: readings a second, how soon they show, how long a jump takes
help-arg-rounds = With --ingest: how many of each
help-arg-frames = Frames that are timed
help-arg-no-panels = Without the panels
help-arg-no-people = Draws nobody
help-arg-everyone-outside = Puts everybody outdoors: the most there is to draw
help-arg-export-peer = Write what is drawn as a scene for other renderers: JSON, with its .glb files in a folder beside it
help-arg-json = Answer in JSON, in a stable format
help-arg-seed = Seed of the random variation
help-arg-version = Print the version
help-arg-help = Print this help

## Issues: each says what is wrong and where, its .hint says what to do
## Those that begin with fault- are words inside of the others.

fault-kind = { $kind ->
    [metric] Metric
    [racks] Rack work
    [walks] Walks
    [park] Park
    [site] Site
    [building] Building
    [volume] Volume
    [opening] Opening
    [floor] Floor
    [room] Room
    [partition] Partition
    [mode] Partition mode
    [screen] Screen
    [fixture] Fixture
    [occupants] Occupants
    [road] Road
    [plaza] Plaza
    [green] Green
    [planting] Planting
    [crossing] Crossing
    [parking] Parking bays
    [furniture] Street furniture
    [vehicles] Vehicles
    [surroundings] Surroundings
    [gate] Gate
    [model] Model
    [source] Source
    [use] Use
    [rack-layout] Rack layout
    [planning] Planning rule
    [project] Project
    [organisation] Organisation
    [segment] Segment
    [milestone] Milestone
    [target] Target
    [figure] Figure
    [view] View
    [scenario] Scenario
    [tour] Tour
    [showroom] Showroom
    [stop] Stop
    [group] Group
    [profile] Profile
    [rule] Rule
    [font] Font
    [feeds] Feeds
    [mapping] Message mapping
    [booking] Booking
   *[other] { $kind }
}
fault-owner = { fault-kind } "{ $owner }"
fault-nearest = { $nearest ->
    [none] Check the spelling, or define it first.
   *[other] Did you mean "{ $nearest }"? If not, define it first.
}
fault-day = { $day ->
    [workday] workday
    [weekend] weekend
   *[other] { $day }
}
fault-lang = { $lang ->
    [zh] Chinese
    [en] English
   *[other] { $lang }
}

# Scene files
issue-bad-colour = { fault-owner } has the invalid colour "{ $colour }"
    .hint = Write a colour as # and six hexadecimal digits, such as "#3a7bd5".
issue-bad-coordinates = { $field } has the invalid value { $value }
    .hint = Give degrees from { $lowest } to { $highest }.
issue-bad-date = "{ $date }" is no date
    .hint = Write a date as 2022-05-23; a milestone may give a year (2022) or a month (2022-05) only.
issue-bad-figure = Figure "{ $id }" has an invalid value: { $reason ->
        [not-finite] it is not a number
        [backwards] its range ends before it begins
       *[other] { $reason }
    }
    .hint = Write a plain number; a range gives the lower end first.
issue-bad-floor-range = { fault-owner } has its floors backwards: { $first } to { $last }
    .hint = Give the lowest floor first.
issue-bad-mapping = Message mapping "{ $topic }": { $reason ->
        [brace] "{ $value }" is not well written
        [empty-level] a level of its topic is empty
        [name-twice] the name "{ $value }" stands twice
        [no-values] it lists no values
        [not-finite] a scale or an offset is no usable number
        [pointer] "{ $value }" is no JSON pointer
        [unit] the unit "{ $value }" does not become the metric's
        [unknown-part] its place uses "{ $value }", which the topic does not name
        [wildcard] the wildcard "{ $value }" stands in the wrong place
       *[other] { $value } ({ $reason })
    }
    .hint = A level of a topic is text, a plus sign, or a name in braces that takes the whole level; a pointer begins with /. See docs/FEEDS.md.
issue-bad-outline = { fault-owner } has an invalid outline: { $reason ->
        [self-intersecting] its edges cross
        [too-few-corners] it has fewer than three corners
        [not-finite] a coordinate is not a number
        [not-positive] a size is not above zero
        [no-area] it has no area
        [too-large] it is too large
       *[other] { $reason }
    }
    .hint = Check the order of the corners and the sizes, in metres.
issue-bad-path = { fault-owner } has the invalid file path "{ $path }"
    .hint = Give a path inside the scene folder or assets; it cannot be empty or lead out of them.
issue-bad-position = { fault-owner } has an invalid { $field }: { $value }
    .hint = Positions are metres from the park's origin, at most 100 km away.
issue-bad-rack-layout = Rack layout "{ $layout }" is invalid: { $reason ->
        [no-rows] it has no rows
        [no-racks] it has no racks
        [not-positive] a size is not above zero
        [rows-overlap] two rows overlap
        [blocks-overlap] two blocks of a row overlap
        [pitch-too-small] the pitch is less than a rack's width
       *[other] { $reason }
    }
    .hint = Check rack_m, row_centres_m, blocks and pitch_m, in metres.
issue-bad-scale = Model "{ $id }" has the invalid scale { $value }
    .hint = Give a number above zero; leave it out for 1.0.
issue-bad-size = { fault-owner } has an invalid { $field }: { $value }
    .hint = Give a sensible length above zero, in metres.
issue-bad-time = View "{ $view }" has the invalid time "{ $time }"
    .hint = Write hours and minutes of the 24-hour clock, such as "19:30".
issue-bad-timezone = There is no timezone "{ $timezone }"
    .hint = { $nearest ->
        [none] Write an IANA name, such as "Asia/Shanghai".
       *[other] Did you mean "{ $nearest }"? Timezones have IANA names, such as "Asia/Shanghai".
    }
issue-bad-view = View "{ $view }" is invalid: { $reason ->
        [eye-is-target] its eye and its target are the same point
        [not-finite] a coordinate is not a number ({ $value })
        [field-of-view] it cannot be { $value } degrees wide
        [under-ground] its eye is under the ground (at { $value } m)
       *[other] { $reason }
    }
    .hint = Check eye, target and fov_deg; y is up, in metres and degrees.
issue-band-end = Rule "{ $rule }", band { $band }: its upper end (below) { $reason ->
        [missing] is missing
        [superfluous] should not be there
       *[other] is wrong
    }
    .hint = Every band but the last has a below; the last has none.
issue-bands-not-rising = Rule "{ $rule }", band { $band }: its upper end { $below } is not above the { $before } of the band before
    .hint = Put the bands in rising order of below.
issue-building-overlap = Buildings "{ $a }" and "{ $b }" overlap by { $m2 } m²
    .hint = Move one of them, or make it smaller.
issue-change-impossible = "{ $id }" cannot be changed so: { $reason ->
        [malformed-id] the id is not a valid one for a building
        [no-mode] there is no mode with just these partitions open: { $more }
        [no-racks] no racks are planned there
        [no-room] there is no such room
        [not-finite] a value is not a number
        [own-model] it has a model of its own, which cannot be rebuilt
        [round] a round volume has one size; give the same factor for both sides
        [several-floors] one description stands for this room on several floors; name it { $more }
        [size] a side must measure 3 to 2,000 m
        [storeys] it can have 1 to { $more } storeys
        [taken-id] there is a building with this id already
        [too-many-racks] there is room for { $more } racks
        [which-volume] it has several volumes: { $more }
       *[other] { $reason }
    }
    .hint = Correct the change, or take it off the list.
issue-days-backwards = { fault-owner }: { $last } comes before { $first }
    .hint = Put the days in order: begun, topped, done; from, to.
issue-duplicate-field = { $field } stands twice in { $in }
    .hint = Keep one of them.
issue-duplicate-id = { fault-kind } id "{ $id }" is used twice; it stands first in line { $line }
    .hint = Choose another id; an id is unique in the park.
issue-empty-name = { fault-owner }: { $field } has no { fault-lang } text
    .hint = Give both the Chinese (zh) and the English (en) name.
issue-file-missing = The file { $file } is missing
    .hint = Add it; the same file of another scene folder shows how it looks.
issue-file-too-large = The file { $file } has { $mib } MiB; the limit is { $limit_mib } MiB
    .hint = Check whether it is the right file, or make it smaller.
issue-file-unreadable = { $file } cannot be read: { $reason }
    .hint = Check that the file exists and that you may read it.
issue-folder-missing = There is no scene folder { $folder }
    .hint = Check the path; a scene folder holds a park.ron.
issue-format-missing = The file does not say its format
    .hint = Begin the file with format: { $known }.
issue-format-newer-minor = The file has format { $found }, a little newer than the { $known } known here
    .hint = It opens, but what is new in it may not show; update the program.
issue-format-too-new = The file has format { $found }; only formats up to { $known } are known here
    .hint = Update the program, or export the file in the older format.
issue-format-unknown = There is no file format { $found }
    .hint = The current format is { $known }.
issue-formula-name = Rule "{ $rule }": no metric is called "{ $name }"
    .hint = { fault-nearest } Use the id of a metric of numbers, or capacity, occupancy, racks, mean_power.
issue-formula-unreadable = Rule "{ $rule }": its formula cannot be read: { $reason }
    .hint = Use + - * / ^, brackets and ids of metrics, such as "power / mean_power".
issue-metric-interval = Metric "{ $metric }": an interval (interval_secs) of { $value } s is of no use
    .hint = Give the seconds from one reading to the next, above 0.
issue-metric-name-taken = A metric cannot be called "{ $metric }": in formulas that name means something else
    .hint = Choose another id.
issue-metric-range = Metric "{ $metric }": its range from { $least } to { $most } is empty
    .hint = Give the least value first, then the most.
issue-rack-life = The racks' { $field } is of no use ({ $value })
    .hint = supply_c is from -20 to 60 °C; job_hours are the least and the most hours of a job, the least above 0.
issue-walks-share = The walks' share is { $value }
    .hint = Give a share from 0 to 0.5 of those present.
issue-gfa-mismatch = Building "{ $building }" states a floor area of { $stated_m2 } m²; its volumes have { $computed_m2 } m²
    .hint = Correct stated_gfa_m2, or the volumes, storeys and openings.
issue-keep-range = The history setting { $field } is { $value }, which is out of range
    .hint = Give a value from { $least } to { $most }; see docs/HISTORY.md.
issue-malformed-id = { fault-kind } id "{ $id }" is malformed
    .hint = An id has no empty part, no space at an end and no backslash.
issue-missing-field = { $in } lacks { $field }
    .hint = Add { $field }.
issue-no-bands = Rule "{ $rule }" has no bands
    .hint = Give at least one band.
issue-no-stops = Tour "{ $tour }" has no stops
    .hint = Give it at least one stop.
issue-no-storeys = Building "{ $building }", volume "{ $volume }" has no storeys
    .hint = Give a count of at least 1 and a height in storeys.
issue-no-volumes = Building "{ $building }" has no volumes
    .hint = Give at least one volume.
issue-not-utf8 = The file { $file } is not UTF-8 text
    .hint = Save it as UTF-8 in a text editor.
issue-number-out-of-range = The number { $value } is out of range
    .hint = Check its digits and sign; a count cannot be negative or huge.
issue-opening-outside = Building "{ $building }", volume "{ $volume }": an opening sticks out of it by { $m2 } m²
    .hint = Move the court or void into the volume's outline, or make it smaller.
issue-outside-site = { fault-owner } sticks out of the site by { $m2 } m²
    .hint = Move it inside, or correct the site's boundary.
issue-partition-outside = Partition "{ $id }" sticks out of building "{ $building }"
    .hint = Check from and to; they are metres from the building's centre.
issue-profile-length = Profile "{ $profile }" has { $count } values for the { fault-day }, not 24
    .hint = Give one value for each hour from 0 to 23.
issue-profile-range = Profile "{ $profile }", { fault-day }, hour { $hour }: { $value } is out of range
    .hint = Give a fraction from 0 to 1.
issue-racks-outside-hall = Hall "{ $hall }" is too small for the rack layout "{ $layout }", by { $over_m } m
    .hint = Take away rows or racks, or enlarge the hall.
issue-road-too-short = Road "{ $id }" has fewer than two points
    .hint = Give its centreline at least two different points.
issue-ron-expected = Here should stand { $expected ->
        [number] a number
        [integer] a whole number
        [string] a text in quotes
        [boolean] true or false
        [name] a field's name
        [optional] Some(…) or None
        [unit] ()
        [other] something else
       *[sign] "{ $expected }"
    }
    .hint = Check the commas, brackets and quotes here and in the line before.
issue-ron-syntax = The RON syntax is wrong: { $reason }
    .hint = Check the commas, brackets and quotes here and in the line before.
issue-ron-trailing = Something follows after the last bracket
    .hint = Take it away, or check whether a bracket closes too early.
issue-ron-unfinished = The file ends before its last bracket closes
    .hint = Add the missing bracket; the file may also have been cut off.
issue-room-outside-building = Room "{ $id }" sticks out of floor { $floor } of building "{ $building }" by { $m2 } m²
    .hint = Check at and size; they are metres from the building's centre.
issue-room-overlap = Rooms "{ $a }" and "{ $b }" overlap on floor { $floor } by { $m2 } m²
    .hint = Move one of them, or make it smaller.
issue-said-number = Stop "{ $stop }" says the number { $number } ({ fault-lang }), for which no figure stands
    .hint = Write the id of a figure in braces instead: the screen shows its value and its source.
issue-scenario-circle = Scenario "{ $scenario }" builds on itself
    .hint = Give another base, or none.
issue-scenario-name = The file { $file } holds a scenario with another id, "{ $id }"
    .hint = Rename the file or change the id, so that they agree.
issue-scenario-range = Scenario "{ $scenario }": { $value } is no { $field }
    .hint = Give a share from 0 to 1.
issue-showroom-range = Showroom: { $value } is no { $field }
    .hint = Give a value from { $least } to { $most }.
issue-showroom-time = The showroom has the invalid time "{ $time }"
    .hint = Write hours and minutes of the 24-hour clock, such as "19:30".
issue-site-empty = The park has no buildings
    .hint = Give at least one building.
issue-stop-range = Stop "{ $stop }": { $value } is no { $field }
    .hint = Give a value from { $least } to { $most }.
issue-stop-time = Stop "{ $stop }" has the invalid time "{ $time }"
    .hint = Write hours and minutes of the 24-hour clock, such as "19:30".
issue-storey-height = Building "{ $building }", volume "{ $volume }": { $height_m } m is no sensible storey height
    .hint = Check height_m, in metres.
issue-too-many = { fault-owner }: { $field } is { $value }; the limit is { $limit }
    .hint = Check for digits too many.
issue-too-many-issues = There are { $count } issues; only the first { $shown } are listed
    .hint = Correct those that are listed, and check again.
issue-tour-name = The file { $file } holds a tour with another id, "{ $id }"
    .hint = Rename the file or change the id, so that they agree.
issue-unknown-field = { $in } has no field { $field }
    .hint = { $nearest ->
        [none] Its fields are: { $expected }.
       *[other] Did you mean { $nearest }? Its fields are: { $expected }.
    }
issue-unknown-figure = { fault-owner } says the figure "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-file = { $file } in the scene folder is of no use
    .hint = { $nearest ->
        [none] Delete it or move it away if it is not needed.
       *[other] Should its name be { $nearest }?
    }
issue-unknown-floor = { fault-owner } names floor { $floor }, which does not exist
    .hint = The building has floors { $lowest } to { $highest }.
issue-unknown-green = { fault-owner } names the green "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-group = { fault-owner } names the group "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-metric = { fault-owner } names the metric "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-mode = { fault-owner } names the partition mode "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-organisation = { fault-owner } names the organisation "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-overlay = { fault-owner } names the overlay "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-partition = { fault-owner } names the partition "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-place = { fault-owner } names the place "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-profile = { fault-owner } names the profile "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-rack-layout = { fault-owner } names the rack layout "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-room = { fault-owner } names the room "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-scenario = { fault-owner } names the scenario "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-segment = { fault-owner } names the segment "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-source = { fault-owner } names the source "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-use = { fault-owner } names the use "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-variant = { $in } has no kind "{ $variant }"
    .hint = { $nearest ->
        [none] Choose one of: { $expected }.
       *[other] Did you mean { $nearest }? Choose one of: { $expected }.
    }
issue-unknown-tour = { fault-owner } names the tour "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-view = { fault-owner } names the view "{ $id }", which does not exist
    .hint = { fault-nearest }
issue-unknown-volume = Scenario "{ $owner }" names the volume "{ $id }", which "{ $building }" does not have
    .hint = { fault-nearest }
issue-volume-overlap = Building "{ $building }": volumes "{ $a }" and "{ $b }" overlap by { $m2 } m², so that floor area counts twice
    .hint = Move one of them, or cut courts into it.
issue-wrong-length = There should be { $expected } items; there are { $found }
    .hint = Add what is missing, or take away what is too much.
issue-wrong-type = Here should stand { $expected }, not { $found }
    .hint = Write it as that type: text in quotes, numbers without.

# Model files
issue-gltf-file-missing = The model file { $file } does not exist
    .hint = Check the path; yungu build-models writes those that are built from specs.
issue-gltf-unreadable = The model file { $file } cannot be read: { $reason }
    .hint = Check that it is a plain file and that you may read it.
issue-gltf-empty = The model file { $file } is empty
    .hint = Export or download it again.
issue-gltf-too-big = The model file { $file } has { $megabytes } MiB; the limit is { $limit } MiB
    .hint = Use fewer triangles and smaller textures, or split it into several files.
issue-gltf-too-complex = { $at } has { $count } items; the limit is { $limit }
    .hint = Simplify it in the modelling program and export it again.
issue-gltf-not-gltf = { $file } is no glTF file
    .hint = Export glTF 2.0 (.glb or .gltf) from the modelling program.
issue-gltf-version = glTF version { $version } is not supported
    .hint = Export it again as glTF 2.0.
issue-gltf-glb-header = The GLB header is incomplete: { $actual } bytes of { $needed }
    .hint = The file was cut off; export or download it again.
issue-gltf-glb-length = The GLB header says { $declared } bytes; the file has { $actual }
    .hint = The file was cut off, or something was added; export or download it again.
issue-gltf-glb-chunk = The GLB chunk { $chunk } says { $declared } bytes; there are { $actual }
    .hint = The file may have been cut off; export or download it again.
issue-gltf-glb-chunk-type = The GLB chunk "{ $chunk }" is of the wrong type or in the wrong order
    .hint = The first chunk is JSON, the second BIN; export it again.
issue-gltf-json-syntax = The JSON in the file has a syntax error: { $reason }
    .hint = Export it again; if it was edited by hand, check commas, brackets and quotes.
issue-gltf-json-shape = The JSON in the file is not laid out as glTF: { $reason }
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-index-reference = { $at } points at something that does not exist
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-value-invalid = { $at } has an invalid value
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-value-missing = { $at } is missing
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-extension-required = The model requires the extension { $extension }, which is not supported
    .hint = Switch it off when exporting (Draco or meshopt compression, quantization and the like).
issue-gltf-extension-ignored = The extension { $extension } is not supported and left out of the picture
    .hint = If the model looks different, switch the extension off when exporting.
issue-gltf-path-outside = { $at } has the path "{ $uri }", which leads out of the model's folder
    .hint = Put the file beside the model, or export a single .glb.
issue-gltf-uri-remote = { $at } points to the network, "{ $uri }"; nothing is loaded from there
    .hint = Download the file and put it beside the model, or export a single .glb.
issue-gltf-uri-invalid = { $at } has the invalid address "{ $uri }"
    .hint = Give a relative path with special characters percent-encoded, or export a single .glb.
issue-gltf-bin-missing = { $at } needs the GLB's binary chunk, which the file lacks
    .hint = The file may have been cut off; export or download it again.
issue-gltf-buffer-missing = { $at }: the file "{ $uri }" is missing or cannot be read
    .hint = Put the file beside the model, or export a single .glb.
issue-gltf-buffer-short = { $at } says { $declared } bytes; there are { $actual }
    .hint = The data may have been cut off; export or download it again.
issue-gltf-buffer-view-outside = { $at } reads up to byte { $end } of a buffer of { $length }
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-accessor-outside = { $at } reads up to byte { $end } of a view of { $length }
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-accessor-without-data = { $at } has no data
    .hint = Export it again so that every accessor has data.
issue-gltf-position-missing = { $at } has no vertex positions (POSITION)
    .hint = Take the empty primitive away, or export again.
issue-gltf-position-not-finite = { $at }: the position of vertex { $vertex } is not a number
    .hint = Clean the mesh in the modelling program and export it again.
issue-gltf-bounds-missing = { $at } does not give the bounds of its positions
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-bounds-wrong = { $at } gives bounds that its vertices do not have
    .hint = Export it again; picking and culling go wrong otherwise.
issue-gltf-attribute-type = { $at }: { $attribute } is of the wrong type, { $found }
    .hint = Export it again with a program that follows glTF 2.0.
issue-gltf-attribute-count = { $at }: { $attribute } has { $count } items, not { $expected }
    .hint = Export it again so that all vertex attributes have the same count.
issue-gltf-index-outside = { $at }: vertex index { $index } is out of range; it must be below { $limit }
    .hint = Clean the mesh in the modelling program and export it again.
issue-gltf-mode-unsupported = { $at }: primitives of type { $mode } are not supported
    .hint = Turn them into triangles and export again.
issue-gltf-triangles-incomplete = { $at }: { $count } vertices do not make whole triangles
    .hint = Triangulate it in the modelling program and export it again.
issue-gltf-too-many-triangles = The model has { $count } triangles; { $limit } are advised at most
    .hint = Use fewer triangles, or the picture may not be smooth.
issue-gltf-not-fully-checked = { $file } has so much data that only part of it was checked
    .hint = Simplify or split it and check again.
issue-gltf-node-cycle = { $at } closes a circle in the node tree
    .hint = Correct the parents in the modelling program and export again.
issue-gltf-node-two-parents = { $at } hangs in the node tree twice
    .hint = A node has one parent only; export it again.
issue-gltf-nodes-too-deep = { $at } lies deeper than { $limit } levels
    .hint = Merge or flatten the nodes and export again.
issue-gltf-joint-outside-scene = { $at }: joint { $joint } is not in the same scene
    .hint = Export the skeleton and the model into one scene.
issue-gltf-nothing-shown = { $file } holds nothing to show
    .hint = Check that the model was selected when exporting and that the scene has nodes.
issue-gltf-image-missing = { $at }: the image "{ $uri }" is missing or cannot be read
    .hint = Put the image beside the model, or export a single .glb.
issue-gltf-image-format = { $at }: images of the format { $format } are not supported
    .hint = Use PNG or JPEG.
issue-gltf-image-corrupt = { $at }: the image is damaged: { $reason }
    .hint = Export again, or replace the image.
issue-gltf-image-type-mismatch = { $at } says { $declared }, but is { $found }
    .hint = Correct the type, or export again.
issue-gltf-image-too-large = { $at }: the image has { $width } x { $height } pixels; the limit is { $limit }
    .hint = Make the image smaller.
issue-gltf-texture-without-image = { $at } has no image that can be used
    .hint = Give the texture a PNG or JPEG image.
issue-gltf-yungu-not-text = { $at }: its yungu id is not text
    .hint = Write "yungu": "the id" in extras.
issue-gltf-yungu-malformed = { $at }: its yungu id "{ $id }" is malformed
    .hint = An id has no empty part, no space at an end and no backslash.
issue-gltf-yungu-duplicate = { $at }: its yungu id "{ $id }" is already used by { $first }
    .hint = Use an id for one node only.
issue-gltf-more-issues = { $count } more issues are not listed
    .hint = Correct those that are listed, and check again.
issue-driver-leaks = The software driver { $version } loses some memory in every frame
    .hint = Install Mesa 24 or newer (on Debian 12: mesa-vulkan-drivers from bookworm-backports), or reopen the program now and then.
issue-model-missing = The model file { $file } is missing; a labelled box stands for it
    .hint = Run yungu build-models, or put the file back.
issue-guide-unusable = { $file } is no body for the guide: { $reason }
    .hint = Tours go on without her. Write it again with yungu build-models, or give a .glb with a skin and the motions idle, talk, welcome and point.
issue-model-load-failed = The model file { $file } could not be loaded: { $reason }
    .hint = Examine it with yungu check, or export it again.
issue-model-path-outside = The model path { $file } leads out of the scene and the assets
    .hint = Give a path inside the scene folder or assets.
issue-model-file-kind = { $file } is no .glb or .gltf file
    .hint = Export glTF 2.0 from the modelling program.
issue-model-unknown-place = { $file } names "{ $id }", which is no place of the park
    .hint = Correct the node's yungu id, or add the place to the scene.
issue-model-unknown-place-near = { $file } names "{ $id }", which is no place of the park
    .hint = Did you mean "{ $near }"?
issue-model-unbound-place = { $file } has no node for the place "{ $id }"
    .hint = Give the node the yungu id "{ $id }"; it cannot be selected otherwise.
issue-texture-unusable = The texture { $file } cannot be used: { $reason }
    .hint = Run yungu build-models --textures to make it anew; until then the surface stays plain.

issue-model-stale = The model file { $file } does not agree with the scene's specs
    .hint = Run yungu build-models again.

# People on foot
issue-door-blocked = Things stand before the door of "{ $place }": nobody comes in on foot
    .hint = Move the fixture that stands there: a door wants 1 m of free floor on both sides, and no wall of the room has any.

issue-no-way-on-foot = No one on foot gets into building "{ $building }": its people are inside from nowhere
    .hint = Give it an entrance that a gate for people on foot can be reached from, or a gate.

# Fonts
issue-font-missing = The font file { $file } does not exist
    .hint = Check the path under fonts in park.ron, or put the font there; another font is used meanwhile.
issue-font-no-chinese = The font { $file } holds no Chinese
    .hint = Use a font with Chinese, such as Noto Sans SC; the built-in one fills in what is missing.
issue-font-not-a-font = { $file } is no usable font: { $reason }
    .hint = Use a complete .ttf or .otf file; another font is used meanwhile.
issue-font-unreadable = The font file { $file } cannot be read: { $reason }
    .hint = Check its permissions; another font is used meanwhile.

## History

history-file = History of the park { $park }, { $size } MB
history-span = Recorded from { $from } to { $to }
history-empty = Nothing has been recorded yet
history-gaps = { $count ->
    [one] { $count } gap
   *[other] { $count } gaps
}
history-gap = nothing from { $from } to { $to }
history-nothing-recorded = Nothing has been recorded of { $metric } at { $place }.
history-not-read = The history { $file } cannot be read: { $reason }
history-csv-park = Park
history-csv-place = Place
history-csv-whole-park = the whole park
history-csv-metric = Metric
history-csv-unit = Unit
history-csv-share = share, 0 to 1
history-csv-count = number
history-csv-source = Source
history-csv-origin = Data
history-csv-from = From
history-csv-to = To
history-csv-time = Time
history-csv-mean = Mean
history-csv-least = Least
history-csv-most = Most
history-csv-word = Word

issue-history-damaged = The history's file is damaged and cannot be renamed: { $reason }
    .hint = Close other programs that read it, or move it away; a new file is then begun by itself.
issue-history-disk = History is paused: the disk reports an error ({ $reason })
    .hint = Check the disk and its connection; recording goes on by itself.
issue-history-dropped = { $count } moments were not written to the history
    .hint = The disk was too slow, or could not be written to; charts have gaps there.
issue-history-has-holes = { $count } blocks of the history are damaged
    .hint = Their values are gaps; all others are sound. Check the disk.
issue-history-in-use = History is paused: another program or window writes to the same file ({ $reason })
    .hint = Keep one window only; recording goes on by itself when the other is closed.
issue-history-no-room = History is paused: there is no room ({ $reason })
    .hint = Free some space, or raise the bound of the history's size; recording then goes on by itself.
issue-history-not-ours = History is paused: the file is not this park's ({ $reason })
    .hint = Name another file, or move it away; this program leaves it as it is.
issue-history-not-writable = History is paused: the file cannot be written to ({ $reason })
    .hint = Check the folder's permissions, or name another folder; recording then goes on by itself.
issue-history-set-aside = The history's file was damaged; it is called { $name } now, and a new one has been begun
    .hint = The old file is kept as it was: SQLite's tools may rescue what is in it. Delete it if it is not needed.
issue-history-too-new = History is paused: a newer program wrote the file ({ $reason })
    .hint = Update this program, or name another file; this program leaves it as it is.

# The phone remote's page
remote-title = Yungu remote
remote-connected = Connected
remote-connecting = Connecting…
remote-lost = Connection lost, trying again…
remote-language = 中文
remote-language-why = Switch to Chinese 切换为中文
remote-choose = Choose a tour to begin
remote-no-tours = This park has no tours
remote-length = { $time } long
remote-end = End
remote-end-sure = Press again to end
remote-stop-of = Stop { $stop } of { $stops }
remote-used = { $time } used
remote-still = { $time } left
remote-stops = All stops
remote-overlays = Colours
remote-overlay-none = Plain
remote-point = Drag to point
remote-point-why = Press and drag to light a spot of the screen; or use the arrow keys, Esc to stop
remote-left = The camera was moved; the tour waits
remote-rejoin = Back to the tour
remote-before = Before
remote-after = Next
remote-last = This is the last stop
remote-play = Play
remote-wait = Wait
remote-freeze = Freeze
remote-frozen = Frozen
remote-frozen-why = The screen is frozen
remote-black = Black
remote-blacked = Is black
remote-black-why = The screen is black
remote-scan = Scan the code on the computer
remote-scan-why = The phone must be in the computer's network. Each code lets one phone in, once.
remote-bad-token = This code has been used, or is too old
remote-unknown-session = This phone has to connect anew
remote-locked = Too many wrong tries; trying again in { $secs } s
remote-full = Enough phones are connected already
remote-elsewhere = This phone now steers from another page
remote-here = Steer from here
remote-dismissed = The computer has sent all phones away
remote-again = Try again
remote-refused = The computer did not take that
remote-too-many = Too fast; a little slower
remote-no-network = This computer is in no network where a phone could find it; join one, open a hotspot, or use --remote on this computer alone
remote-port-taken = The remote cannot be opened: another program listens at { $address }; choose another port
remote-no-such-address = The remote cannot be opened: this computer has no address { $address }; --remote lan finds one
remote-not-allowed = The remote cannot be opened: the system does not let this program listen at { $address }; choose a port above 1024
remote-fault = The remote cannot be opened: { $fault }

section-title = Section
section-upright = Vertical
section-level = Horizontal
section-box = Box
section-height = Height
section-height-from = Above ground
section-bearing = Bearing
section-bearing-from = Clockwise from north
section-degrees = {"°"}
section-along = Offset
section-along-from = From site origin
section-box-x = Width
section-box-z = Depth
section-box-top = Top
section-box-top-from = Top above ground
section-flip = Show the other side
section-close = End the section
section-push = Drag: move the section; Alt for centimetres
section-turn = Drag: turn the section; Alt for tenths of a degree
panel-help-section = Section: cut the buildings open, vertically, horizontally or by a box; drag the arrows in the picture
help-arg-section = Cut the buildings open: level,HEIGHT or upright,X,Z,BEARING or box,X,Z,WIDTH,DEPTH,TURN,TOP, in metres and degrees
split-wipe = Wipe
split-halves = Side by side
split-grip = Drag: move the line between the two scenarios
split-coming = The other scenario is being drawn
help-arg-split = Beside it the picture of the scenario given with --compare, else of one that the shown one builds on: wipe or halves
partition-stands = Stands
partition-is-open = open · { $mode }
partition-is-closed = closed · { $mode }
partition-open = Open: { $mode }
partition-close = Close: { $mode }
partition-also-opens = { $name } opens with it: no mode has this partition alone changed.
partition-also-closes = { $name } closes with it: no mode has this partition alone changed.
partition-fixed = The building has no mode in which it stands otherwise.
partition-by-hand = A click on it in the picture does the same, and it can be dragged along its track.
tree-park = { $count ->
    [one] { $count } building
   *[other] { $count } buildings
} · { $area }
tree-racks = { $count } racks
tree-fold = Fold: { $name }
tree-unfold = Unfold: { $name }
tree-enter = Go into { $name }
find-places = Places
find-layers = Layers
find-examples = Example questions
layers-all = Show everything
layers-use = By use
layers-storey = By storey
layers-status = By status
layers-show = Show { $name }
layers-only = Only
layers-only-this = Only { $name }
layers-up-to = Storeys up to
layers-storeys-all = All storeys
layers-note = Buildings and rooms that are switched off turn pale, lose their names and cannot be picked; higher storeys are lifted off. The status is the one stated in the data, whatever the time shown.
layers-some-off = Some layers are off; press to show everything
ask-top-floor = Top floor
planning-volumes = Sizes of single volumes
planning-width-of = Width ({ $volume })
planning-depth-of = Depth ({ $volume })
planning-across-of = Diameter ({ $volume })
planning-room-use = Use
planning-room-floors = This room on floors { $first } to { $last } changes as one
planning-racks = Racks installed
planning-racks-most = { $most } at most
planning-racks-share = { $most } at most; now by the scenario's share
planning-closed = Normally closed
planning-opened = Normally open
planning-usual-mode = Normally: { $mode }
planning-phase = Construction dates
planning-begun = Begun
planning-topped = Topped out
planning-done = Finished
planning-always = No construction dates: it stands at all times.
planning-always-set = Stands at all times
planning-phase-set = Build it from the shown date on
planning-date-wrong = Write dates like 2025-06-30
# The studios' schedule
studio-title = Studio schedule
studio-open = Schedule
studio-new = New request
studio-no-request = There are no requests yet. Add a production with "New request" and give its area, its days and its window; the chart below shows where it is placed.
studio-placed = { $placed } of { $requests } requests placed
studio-changeovers = { $count ->
    [one] { $count } changeover of partitions
   *[other] { $count } partition changeovers
 }
studio-unproven = There may be a better plan: this one is not proven to be the best.
studio-coming = Being worked out…
studio-no-place = Not placed · select it for reasons and remedies
studio-left-out = Partition mode { $mode } is faulty and left out
studio-again = Read again
studio-aside = Keep the old file beside, and save
studio-file-faulty = { $path } cannot be read: { $why }. The file is left as it is.
studio-file-twice = The id "{ $id }" in { $path } is empty or stands twice; nothing was taken from it. The file is left as it is.
studio-file-changed = { $path } was changed elsewhere and is not written over.
studio-month = Month
studio-month-why = One month at once
studio-quarter = Quarter
studio-quarter-why = Three months at once
studio-whole = All
studio-whole-why = All days at once
studio-months = { $months } months
studio-months-why = Plan { $months } months from the clock's month on
studio-chart = Schedule chart
studio-modes = Partition mode
studio-hint = Click a day to see it in the picture; drag sideways for other days.
studio-booking = Firm booking
studio-option = Option
studio-request = Placed request
studio-conflict = Conflict
studio-changeover = Changeover
studio-changes-to = Partitions move to "{ $mode }"
studio-days = { $days ->
    [one] { $from } – { $to } ({ $days } day)
   *[other] { $from } – { $to } ({ $days } days)
 }
studio-for-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
studio-on-time = begins on the first day asked for
studio-waits = { $days ->
    [one] begins { $days } day after the first day asked for
   *[other] begins { $days } days after the first day asked for
 }
studio-no-space = no partition mode has just its rooms
studio-reversed = it ends before it begins
studio-clash-rooms = { $who } ({ $kind }) takes the same rooms: { $days }
studio-clash-partitions = no partition mode goes with { $who } ({ $kind }) as well: { $days }
studio-clash-changeover = partitions cannot move between it and { $who } ({ $kind }): { $days }
studio-clash-together = it cannot be with { $who } ({ $kind }) and the others together: { $days }
studio-too-many = There are { $requests } requests; no more than { $most } can be planned.
studio-no-plan = There is no plan: { $fault }
studio-name = Name
studio-area = Area, at least
studio-m2 = {" m²"}
studio-long = Days in a row
studio-day = {" d"}
studio-weight = Weight
studio-from = First day
studio-to = Last day
studio-no-date = Write a date such as 2026-03-01; the first day is no later than the last.
studio-screens = Needs LED screens
studio-screen-width = Screen width
studio-screen-height = Screen height
studio-clear-height = Clear height
studio-remove = Remove request
studio-why = Why it has no place
studio-why-needs = All spaces that are large enough lack: { $needs }
studio-why-horizon = A part of its window is not among the planned days.
studio-why-taken = The nearest place is { $place }, but:
studio-need-screens = LED screens
studio-need-size = so large a screen
studio-need-height = so much clear height
studio-remedies = One change gives it a place (click to make it)
studio-fault-id = Its id is empty or stands twice.
studio-fault-area = Its area must be above 0.
studio-fault-days = It must ask for 1 day or more.
studio-fault-window = Its window ends before it begins.
studio-fault-needs = Screen width, screen height and clear height must not be below 0.
studio-fault-weight = Its weight must be 1 to 1,000,000.
studio-placed-at = Its place
studio-brings = What it brings to town (estimate)
studio-crew = People
studio-crew-given = As many people as the request says.
studio-crew-area = People by area, from the crews that belong to the whole building.
studio-crew-unknown = Nobody says how many people; there is no estimate.
studio-nights = Hotel nights (one a person and day)
studio-hotels = Hotels
studio-vehicles = Vehicles
studio-spending = Spending
studio-yuan = about ¥{ $yuan }
studio-one-case = In proportion to one published case: an order of magnitude, no forecast.
panel-help-studios = Studio schedule on or off
help-arg-studios = With the studio schedule open
## Comparing two scenarios
compare-with = Compare with
compare-unchanged = The unchanged scene
compare-indicators = Indicators, compared with { $other }
compare-difference = Difference
compare-share = Change
compare-better = better
compare-worse = worse
compare-points = { $value } pp
compare-between = {"; "}
compare-green-area = Green area
compare-building-count = Buildings
compare-staff-factor = Share of staff at work
compare-people-there = People in this scenario
compare-racks-planned = Racks planned
compare-racks-installed = Racks installed
compare-installed-power = IT power of installed racks
compare-fire-gaps = Fire gaps too narrow
compare-outside-site = Built outside the site
compare-dark-dwellings = Dwellings short of sun
compare-gfa = GFA
compare-height = Height
compare-people = People
compare-parking = Parking
compare-power = IT power
compare-added = added
compare-removed = removed
compare-moved = moved { $by } { $wind ->
    [n] north
    [ne] north-east
    [e] east
    [se] south-east
    [s] south
    [sw] south-west
    [w] west
   *[nw] north-west
}
compare-turned = turned { $degrees }° { $way ->
    [left] counter-clockwise
   *[right] clockwise
}
compare-outline = another outline
compare-reshaped = { $from } to { $to } m
compare-storeys = { $from } to { $to } storeys
compare-storey-heights = other storey heights
compare-use = use: { $to } instead of { $from }
compare-phase = finished: { $to } instead of { $from }
compare-always = no date, standing at all times
compare-mode = partitions: { $to } instead of { $from }
compare-racks = racks: { $from } to { $to }
compare-room = { $name }: { $what }
compare-room-moved = moved { $by }
compare-more-rooms = { $count ->
    [one] 1 more room
   *[other] { $count } more rooms
}
compare-gap-come = Now too close: { $a } and { $b }, { $gap } apart; fire separation: at least { $needed }
compare-gap-gone = No longer too close: { $a } and { $b }, before { $gap } apart; fire separation: at least { $needed }
compare-outside = { $name } outside the site: { $from } to { $to }
compare-buildings = Buildings that differ ({ $count })
compare-no-building = No building differs.
compare-colours = Colour buildings by difference
compare-overlay = Difference: { $measure }
compare-unit-area = m²
compare-unit-areas = thousand m²
compare-unit-metres = m
compare-unit-people = people
compare-less = Less
compare-more = More
compare-alike = No difference
compare-note = Shown scenario less { $other }; as planned, nothing is measured. Grey: no difference.
compare-save = Save as a PDF page
compare-no-page = the page cannot be made: { $fault }
compare-from-to = { $from } to { $to }
compare-by-use = Floor area by use
compare-rules = Rules
compare-title = { $from } and { $to } compared
compare-under = Difference: { $to } less { $from }
compare-running = Scenario comparison
compare-plans = Site plans of { $from } and { $to }; buildings of the second are coloured by the difference in floor area
compare-legend = Floor area of each building:
compare-legend-gone = dashed: removed
compare-simulated = indicators are worked out from the plan, people follow floor area; nothing is measured
compare-made = Made with yungu on { $date }
compare-sources = { $from } · { $source }
compare-indicator = Indicator
compare-nothing = The two scenarios do not differ.
help-cmd-compare = Compare two scenarios: indicators, buildings, rules; as text, JSON or a PDF page
help-arg-compare-from = The first scenario
help-arg-compare-to = The second scenario; differences are the second's values less the first's
help-arg-compare-out = The PDF page to write
help-arg-shot-compare = The scenario with which the shown one is compared; with --split, the one whose picture stands beside. Without it, the unchanged scene; with --split, the scenario that the shown one builds on, or else another
# Walking
walk-button = Walk
panel-help-walk = Walk through the park; once more returns to the former picture
walk-floor = Floor { $floor }
walk-outdoors = Outdoors
walk-up = One floor up
walk-down = One floor down
walk-out = Out through the door
walk-rise = Stop here and look from above
walk-end = End walk
walk-end-what = Back to the picture from before the walk
walk-no-foothold = Nobody can stand there, or see it from here
walk-no-floor = There is no way to that floor
walk-moved = The floor under your feet is gone: you stand on the nearest
walk-stick = Walk: drag to go that way, past the ring to hurry
walk-keys = WASD · Shift faster · drag to look · double-click to go · PgUp/PgDn floors · Esc to stop
shot-walk-unknown = "{ $text }" is no place to stand: write metres east and south, then if you like a floor and a bearing in degrees, such as 12.5,-40,3,90
shot-walk-nowhere = Nobody can stand at "{ $text }": give a point of the park and, indoors, a floor that the building over it has
shot-walk-no-showroom = In a showroom nobody walks: leave out --walk, or --mode kiosk
help-arg-walk = From the eye of somebody who stands there: metres east and south, then a floor (0 outdoors) and a bearing in degrees (0 north, 90 east)
