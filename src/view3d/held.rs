//! Where a processor draws, a hand is answered before the park is drawn anew: while it moves the spot of light, most
//! pictures are the last one of the park with the light elsewhere; and while a phone is connected, the first
//! picture after a tour, a stop or an overlay is asked for is the last one with the caption or the legend. Behind
//! a black picture the park is not drawn.

use bevy::{
    core_pipeline::{Core3d, Core3dSystems, fullscreen_material::fullscreen_material_system},
    prelude::*,
    render::{
        RenderApp,
        extract_resource::{ExtractResource, ExtractResourcePlugin},
        render_resource::{Extent3d, Texture, TextureDescriptor, TextureDimension, TextureFormat, TextureUsages},
        renderer::{RenderContext, ViewQuery},
        view::ViewTarget,
    },
    window::WindowResized,
};

use super::{
    develop::Develop, flight::InstantFlights, giving_way::Unasked, pacing::UnderWay, quality::Quality,
    softness::Softness,
};
use crate::app::{AppSystems, CameraPose, Cockpit, CockpitStep, Command, Eye, Invitation, Posing, TourStep, Touring};

/// What becomes of the park's picture in this frame.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, ExtractResource)]
pub enum Held {
    #[default]
    Drawn,
    /// Drawn, and kept for the next frames.
    Kept,
    /// Shown as it was kept.
    Again,
}

/// Whether a hand points, or all is black: no frame is begun before something is asked for, or a fifth of a second is
/// over.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Awaited(pub bool);

/// After so long the park is drawn anew while a hand points, seconds: people walk on.
const AGAIN_SECS: f32 = 0.6;
/// The like while the camera or a part of a building moves.
const AGAIN_UNDER_WAY_SECS: f32 = 0.2;
/// So little a tour may have turned, or moved by as a share of its distance, and still count as one that stands.
const DRIFT: f32 = 0.01;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Held>()
        .init_resource::<Awaited>()
        .add_plugins(ExtractResourcePlugin::<Held>::default())
        .add_systems(Update, hold.in_set(AppSystems::Advance));
    let Some(render_app) = app.get_sub_app_mut(RenderApp) else { return };
    for drawing in [Core3dSystems::Prepass, Core3dSystems::MainPass, Core3dSystems::PostProcess] {
        render_app.configure_sets(Core3d, drawing.run_if(is_drawn));
    }
    render_app.init_resource::<KeptPicture>().add_systems(
        Core3d,
        (
            keep.in_set(Core3dSystems::PostProcess).after(fullscreen_material_system::<Develop>),
            show_again.in_set(Core3dSystems::EarlyPostProcess),
        ),
    );
}

/// What the last frame was like.
#[derive(Default)]
struct Before {
    held: Held,
    size: Option<UVec2>,
    /// From where the park was drawn.
    eye: Option<CameraPose>,
    /// So long ago, seconds.
    secs: f32,
    /// Something was told without the park.
    told: bool,
}

/// What the frame's commands are.
#[derive(Default)]
struct Asked {
    spots: u32,
    told: u32,
    others: u32,
}

impl Asked {
    fn of<'a>(wishes: impl Iterator<Item = &'a Command>, with_phone: bool) -> Self {
        let mut asked = Self::default();
        for wish in wishes {
            match wish {
                Command::Cockpit(CockpitStep::Spot(Some(_))) => asked.spots += 1,
                Command::Tour(TourStep::Start(_) | TourStep::Go(_) | TourStep::Play(_) | TourStep::Rejoin) => {
                    asked.told += 1;
                }
                // While a phone is connected: it shows in its legend first.
                Command::SetOverlay(_) if with_phone => asked.told += 1,
                _ => asked.others += 1,
            }
        }
        asked
    }

    /// Whether what is asked shows without the park, in a tour's caption and strip or in a legend.
    fn is_told(&self) -> bool {
        self.others == 0 && self.told > 0
    }

    /// Whether nothing but the light moves. Between two moves of a hand nothing is begun that the next has to wait for.
    fn is_pointed(&self, under_way: UnderWay) -> bool {
        self.others == 0 && self.told == 0 && (self.spots > 0 || under_way.spot)
    }
}

fn hold(
    (quality, softness, still): (Res<Quality>, Res<Softness>, Res<InstantFlights>),
    (under_way, touring): (Res<UnderWay>, Res<Touring>),
    (cockpit, invitation, posing): (Res<Cockpit>, Option<Res<Invitation>>, Res<Posing>),
    (eye, time): (Res<Eye>, Res<Time<Real>>),
    cameras: Query<&Camera, With<Camera3d>>,
    (mut wishes, mut resized): (MessageReader<Command>, MessageReader<WindowResized>),
    mut before: Local<Before>,
    (mut held, mut awaited, mut unasked): (ResMut<Held>, ResMut<Awaited>, ResMut<Unasked>),
) {
    let with_phone = invitation.is_some_and(|invitation| invitation.is_taken());
    let asked = Asked::of(wishes.read(), with_phone);
    // Cameras notice a window's new size later in this frame.
    let is_resized = resized.read().count() > 0;
    // An LED wall's own picture would be held as well, whatever is on it.
    let mut active = cameras.iter().filter(|camera| camera.is_active);
    let (first, second) = (active.next(), active.next());
    let size = first.filter(|_| second.is_none()).and_then(Camera::physical_target_size);
    let useful = *quality == Quality::Software
        && softness.is_needed()
        && !still.0
        && !cockpit.frozen
        && (cockpit.spot.is_some() || cockpit.black || with_phone)
        && size.is_some();
    let is_there = before.held != Held::Drawn && before.size == size && !is_resized;
    let on_course = touring.0.as_ref().is_some_and(|way| !way.left);
    let stands = on_course && before.eye.is_some_and(|drawn| drawn.is_within(eye.0, DRIFT));
    let fast = under_way.parts || under_way.camera && !stands;
    let secs = before.secs + time.delta_secs();
    let is_pointed = asked.is_pointed(*under_way);
    let is_fresh = is_pointed && secs < if fast { AGAIN_UNDER_WAY_SECS } else { AGAIN_SECS };
    // The park follows what was told without it.
    let is_told = asked.is_told() && !before.told;
    *held = match useful {
        true if is_there && (cockpit.black || is_fresh || is_told) => Held::Again,
        true => Held::Kept,
        false => Held::Drawn,
    };
    unasked.set_if_neq(Unasked(with_phone && asked.told + asked.others == 0 && posing.0.is_none()));
    let is_dark = cockpit.black && asked.others + asked.told == 0;
    awaited.set_if_neq(Awaited(useful && is_there && (is_pointed || is_dark)));
    *before = match *held {
        Held::Again => Before { secs, told: is_told, ..*before },
        Held::Drawn | Held::Kept => Before { held: *held, size, eye: Some(eye.0), secs: 0.0, told: false },
    };
}

/// Whether what takes a few frames to be ready goes on in this one: also behind a black picture, after which all is there.
pub(super) fn is_followed(held: Option<Res<Held>>, cockpit: Res<Cockpit>) -> bool {
    is_drawn(held) || cockpit.black
}

/// Whether the park is drawn in this frame; else nothing needs to be readied for it.
pub(super) fn is_drawn(held: Option<Res<Held>>) -> bool {
    held.is_none_or(|held| *held != Held::Again)
}

/// The park as it was drawn last, without panels.
#[derive(Resource, Default)]
pub(super) struct KeptPicture {
    texture: Option<Texture>,
    /// Nobody has asked yet since it was drawn.
    is_new: bool,
}

impl KeptPicture {
    /// Whether the park was drawn since this was last asked.
    pub fn take_new(&mut self) -> bool {
        std::mem::take(&mut self.is_new)
    }

    /// Whether it can be shown there.
    pub fn fits(&self, shown: &ViewTarget) -> bool {
        self.texture.as_ref().is_some_and(|kept| is_like(kept, shown.main_texture()))
    }
}

fn is_like(kept: &Texture, shown: &Texture) -> bool {
    kept.size() == shown.size() && kept.format() == shown.format()
}

fn keep(held: Res<Held>, view: ViewQuery<&ViewTarget>, mut kept: ResMut<KeptPicture>, mut context: RenderContext) {
    if *held != Held::Kept {
        *kept = KeptPicture::default();
        return;
    }
    let drawn = view.into_inner().main_texture();
    let fits = kept.texture.as_ref().filter(|kept| is_like(kept, drawn));
    let texture = match fits {
        Some(texture) => texture.clone(),
        None => context.render_device().create_texture(&like(drawn.size(), drawn.format())),
    };
    let (from, to) = (drawn.as_image_copy(), texture.as_image_copy());
    context.command_encoder().copy_texture_to_texture(from, to, drawn.size());
    *kept = KeptPicture { texture: Some(texture), is_new: true };
}

fn like(size: Extent3d, format: TextureFormat) -> TextureDescriptor<'static> {
    TextureDescriptor {
        label: Some("kept picture"),
        size,
        mip_level_count: 1,
        sample_count: 1,
        dimension: TextureDimension::D2,
        format,
        usage: TextureUsages::COPY_SRC | TextureUsages::COPY_DST,
        view_formats: &[],
    }
}

fn show_again(held: Res<Held>, view: ViewQuery<&ViewTarget>, kept: Res<KeptPicture>, mut context: RenderContext) {
    let (Held::Again, Some(kept)) = (*held, &kept.texture) else { return };
    // As any effect that comes after the park, so that panels find a picture and do not clear it.
    let shown = view.into_inner().post_process_write().destination_texture;
    if is_like(kept, shown) {
        context.command_encoder().copy_texture_to_texture(kept.as_image_copy(), shown.as_image_copy(), kept.size());
    }
}
