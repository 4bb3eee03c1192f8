//! What fixtures look like; the model builder knows these. Each fills its stated size and looks north.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FixtureLook {
    // Halls with an audience.
    Stage,
    /// Climbs towards the south.
    Steps,
    Seat,
    /// Girders with moving lights below them, over the whole area.
    LightingRig,
    TrussTower,
    /// Loudspeakers flown one below the other.
    LineArray,
    Followspot,
    /// Pleated cloth.
    Curtain,
    // Sound.
    Loudspeaker,
    Console,
    /// A wall of timber slats of unequal depth.
    Diffuser,
    // Studios.
    /// Walkways along x, 1.5 m apart, on girders.
    CatwalkGrid,
    StudioLamp,
    /// A lit drum of cloth.
    SpaceLight,
    ElephantDoor,
    LedCeiling,
    CameraCrane,
    PedestalCamera,
    MonitorCart,
    RoadCases,
    Tent,
    /// A coved green wall and floor.
    GreenScreen,
    LightStand,
    Cables,
    // What is filmed there.
    SetRocks,
    SetRuins,
    SetRoom,
    SetCar,
    SetStreet,
    SetSpaceship,
    // Data halls.
    /// Frame, doors, glass roof and lamps over an aisle along z.
    Containment,
    /// A ladder of cables along z.
    CableTray,
    /// Along z, with tap-off boxes.
    Busbar,
    AirHandler,
    FireBottles,
    Pillar,
    /// Rows of lamps below a ceiling, along z.
    CeilingLights,
    // Power and cooling.
    Generator,
    FuelTank,
    Switchgear,
    Ups,
    Batteries,
    Transformer,
    /// Gas-insulated switchgear.
    GasSwitchgear,
    Gantry,
    Chiller,
    /// Pipes side by side along z.
    Pipes,
    // Offices, lobbies, schools, homes.
    Desk,
    OperatorDesk,
    /// Groups of desks, meeting rooms and lamps about a core, over the whole area.
    OfficeFloor,
    ClassroomFloor,
    ApartmentFloor,
    LiftCore,
    Reception,
    SpeedGates,
    Escalator,
    Lounge,
    Planter,
    Exhibit,
    /// Round, clad in stone.
    Column,
    /// Slats with a slab that bears the park's name.
    NameWall,
    // Below ceilings, over the whole area.
    /// Sound-absorbing panels with downlights between them.
    AcousticClouds,
    /// Ribs about coffers that are lit warmly from their edges.
    CoveCeiling,
}
