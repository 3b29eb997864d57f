//! The flight of a ball in one step.

use crate::bounce;
use crate::collision::{Area, Contact};
use breakout_model::{Ball, Rules, Surface};
use playground::prelude::*;

/// How far a ball flies before it is looked at again, in radii: it never flies through anything.
const STRIDE: f32 = 0.5;

/// What a ball can hit.
pub struct Table {
    /// The paddle.
    pub paddle: Area,
    /// The bricks.
    pub bricks: Vec<Target>,
}

/// A brick of the table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The brick.
    pub entity: EntityId,
    /// Where it is.
    pub area: Area,
    /// Hits until it breaks; `None` if it never does.
    pub hits_left: Option<u32>,
}

/// Something that a ball hit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// What.
    pub surface: Surface,
    /// Where.
    pub point: Vec2,
    /// The brick.
    pub brick: Option<EntityId>,
}

/// Moves a ball for `delta_s` seconds, and bounces it off everything. Bricks that break are out of the way
/// at once, for other balls too.
pub fn fly(
    ball: &mut Ball,
    position: &mut Vec2,
    table: &mut Table,
    rules: &Rules,
    delta_s: f32,
) -> Vec<Hit> {
    let way = ball.velocity.length() * delta_s;
    let strides = (way / (rules.ball_radius * STRIDE)).ceil().max(1.0);
    let mut hits = Vec::new();
    for _ in 0..strides as u32 {
        *position += ball.velocity * delta_s / strides;
        hits.extend(off_walls(ball, position, rules));
        hits.extend(off_paddle(ball, position, &table.paddle, rules));
        hits.extend(off_bricks(ball, position, &mut table.bricks, rules));
    }
    hits
}

/// True when a ball is below the table.
pub fn is_lost(position: Vec2, rules: &Rules) -> bool {
    position.y < -rules.table.y / 2.0 - 3.0 * rules.ball_radius
}

fn off_walls(ball: &mut Ball, position: &mut Vec2, rules: &Rules) -> Option<Hit> {
    let reach = rules.table / 2.0 - rules.ball_radius;
    let inside = Vec2::new(position.x.clamp(-reach.x, reach.x), position.y.min(reach.y));
    let normal = (inside - *position).try_normalize()?;
    *position = inside;
    dull(ball, normal);
    Some(Hit {
        surface: Surface::Wall,
        point: inside - normal * rules.ball_radius,
        brick: None,
    })
}

fn off_paddle(ball: &mut Ball, position: &mut Vec2, paddle: &Area, rules: &Rules) -> Option<Hit> {
    let contact = paddle.contact(*position, rules.ball_radius)?;
    // One that is beside the paddle already is lost.
    if ball.velocity.y >= 0.0 || position.y < paddle.middle.y {
        return None;
    }
    let place = (position.x - paddle.middle.x) / (paddle.half.x + rules.ball_radius);
    ball.velocity = bounce::off_paddle(ball.velocity, place, rules);
    ball.dull_bounces = 0;
    position.y = paddle.middle.y + paddle.half.y + rules.ball_radius;
    Some(Hit {
        surface: Surface::Paddle,
        point: *position - contact.normal * rules.ball_radius,
        brick: None,
    })
}

fn off_bricks(
    ball: &mut Ball,
    position: &mut Vec2,
    bricks: &mut Vec<Target>,
    rules: &Rules,
) -> Option<Hit> {
    let (at, contact) = deepest(bricks, *position, rules.ball_radius)?;
    *position += contact.normal * contact.depth;
    let brick = &mut bricks[at];
    let entity = brick.entity;
    match &mut brick.hits_left {
        None => dull(ball, contact.normal),
        Some(hits_left) => {
            *hits_left = hits_left.saturating_sub(1);
            ball.velocity = bounce::off(ball.velocity, contact.normal);
            ball.velocity = bounce::faster(ball.velocity, rules);
            ball.dull_bounces = 0;
            if *hits_left == 0 {
                bricks.remove(at);
            }
        }
    }
    Some(Hit {
        surface: Surface::Brick,
        point: *position - contact.normal * rules.ball_radius,
        brick: Some(entity),
    })
}

/// The brick that a ball overlaps most: of two side by side, the one that it is before.
fn deepest(bricks: &[Target], position: Vec2, radius: f32) -> Option<(usize, Contact)> {
    let contact = |(at, brick): (usize, &Target)| Some((at, brick.area.contact(position, radius)?));
    let contacts = bricks.iter().enumerate().filter_map(contact);
    contacts.max_by(|(_, one), (_, other)| one.depth.total_cmp(&other.depth))
}

/// Bounces a ball off something that does not break.
fn dull(ball: &mut Ball, normal: Vec2) {
    ball.dull_bounces += 1;
    ball.velocity = bounce::off(ball.velocity, normal);
    ball.velocity = bounce::livelier(ball.velocity, ball.dull_bounces);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(bricks: Vec<Target>) -> Table {
        Table {
            paddle: Area::new(Vec2::new(0.0, -5.8), Vec2::new(2.7, 0.46)),
            bricks,
        }
    }

    fn brick(x: f32, y: f32, hits_left: Option<u32>) -> Target {
        Target {
            entity: EntityId::default(),
            area: Area::new(Vec2::new(x, y), Vec2::new(1.25, 0.625)),
            hits_left,
        }
    }

    fn flying(x: f32, y: f32) -> Ball {
        Ball {
            velocity: Vec2::new(x, y),
            is_held: false,
            ..Ball::default()
        }
    }

    /// The surfaces that a ball hits in so many steps, and where it is then.
    fn flown(ball: &mut Ball, from: Vec2, table: &mut Table, steps: u32) -> (Vec<Surface>, Vec2) {
        let (mut position, mut surfaces) = (from, Vec::new());
        for _ in 0..steps {
            let hits = fly(ball, &mut position, table, &Rules::default(), 1.0 / 60.0);
            surfaces.extend(hits.iter().map(|hit| hit.surface));
        }
        (surfaces, position)
    }

    #[test]
    fn ball_bounces_off_three_walls_and_leaves_through_the_fourth() {
        let mut ball = flying(9.0, 6.0);
        let (hits, _) = flown(&mut ball, Vec2::new(5.0, 4.0), &mut table(Vec::new()), 60);
        assert_eq!(hits, [Surface::Wall, Surface::Wall]);
        assert!(ball.velocity.x < 0.0 && ball.velocity.y < 0.0, "{ball:?}");
        let mut ball = flying(0.0, -9.0);
        let below = flown(&mut ball, Vec2::new(6.0, -5.0), &mut table(Vec::new()), 60).1;
        assert!(is_lost(below, &Rules::default()), "{below}");
        assert!(!is_lost(Vec2::new(0.0, -6.5), &Rules::default()));
    }

    #[test]
    fn paddle_sends_the_ball_up_and_one_beside_it_is_lost() {
        let (mut hit, mut missed) = (flying(0.0, -9.0), flying(0.0, -9.0));
        let (hits, at) = flown(&mut hit, Vec2::new(1.0, -4.0), &mut table(Vec::new()), 30);
        assert_eq!(hits, [Surface::Paddle]);
        assert!(hit.velocity.x > 0.0 && at.y > -5.0, "{hit:?} {at}");
        flown(
            &mut missed,
            Vec2::new(2.0, -4.0),
            &mut table(Vec::new()),
            30,
        );
        assert_eq!(missed.velocity, Vec2::new(0.0, -9.0));
    }

    #[test]
    fn brick_breaks_after_its_hits_and_steel_never() {
        for (hits_left, bricks_left) in [(Some(1), 0), (Some(2), 1), (None, 1)] {
            let mut table = table(vec![brick(0.0, 2.0, hits_left)]);
            let mut ball = flying(0.0, 9.0);
            let (hits, _) = flown(&mut ball, Vec2::ZERO, &mut table, 20);
            assert_eq!(hits, [Surface::Brick]);
            assert!(ball.velocity.y < 0.0, "{ball:?}");
            assert_eq!(table.bricks.len(), bricks_left, "{hits_left:?}");
        }
    }

    #[test]
    fn fastest_ball_does_not_fly_through_a_brick() {
        let mut table = table(vec![brick(0.0, 2.0, None)]);
        let mut ball = flying(0.0, 200.0);
        flown(&mut ball, Vec2::new(0.0, 1.0), &mut table, 1);
        assert!(ball.velocity.y < 0.0);
    }

    #[test]
    fn ball_at_the_seam_of_two_bricks_bounces_straight_back() {
        let mut table = table(vec![
            brick(-0.625, 2.0, Some(1)),
            brick(0.625, 2.0, Some(1)),
        ]);
        let mut ball = flying(0.0, 9.0);
        flown(&mut ball, Vec2::new(0.05, 0.0), &mut table, 20);
        assert_eq!(table.bricks, [brick(-0.625, 2.0, Some(1))]);
        assert!(ball.velocity.x.abs() < 1e-4, "{ball:?}");
    }

    #[test]
    fn two_balls_break_a_brick_once() {
        let mut table = table(vec![brick(0.0, 2.0, Some(1))]);
        let all = [-0.3, 0.3].map(|x| {
            let mut ball = flying(0.0, 9.0);
            flown(&mut ball, Vec2::new(x, 0.0), &mut table, 20).0
        });
        assert_eq!(all, [vec![Surface::Brick], Vec::new()]);
    }
}
