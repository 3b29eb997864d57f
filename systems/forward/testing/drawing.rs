//! [`drawing_tests`]: the tests of every rendering system, drawn offscreen on any adapter.

/// The tests of a system whose ViewModel is `$rendering`; `$system` is part of its pictures' names.
macro_rules! drawing_tests {
    ($rendering:ty, $system:literal) => {
        use playground_core_drawing::MeshKind;
        use $crate::testing::{
            device, instances, picking,
            picture::assert_picture,
            rig::{Rig, with_rig},
            scenes, shaders, sizes, uploads,
        };

        /// Runs a test with a small target.
        fn small(test: impl FnOnce(&mut Rig<$rendering>)) {
            with_rig(300, 200, test);
        }

        #[test]
        fn picture_of_everything() {
            with_rig(900, 600, |rig: &mut Rig<$rendering>| {
                rig.draw(&scenes::everything(1.5));
                assert_picture($system, "everything", &rig.picture());
            });
        }

        #[test]
        fn picture_of_a_flock() {
            with_rig(900, 600, |rig: &mut Rig<$rendering>| {
                let stats = rig.draw(&scenes::flock(5000, MeshKind::Fish, 1.5));
                assert_eq!(stats.instances + stats.culled, 5000);
                assert_picture($system, "flock", &rig.picture());
            });
        }

        #[test]
        fn picks_the_nearest_entity() {
            small(|rig| picking::picks_the_nearest_entity(rig));
        }

        #[test]
        fn accepts_every_size() {
            small(sizes::accepts_every_size);
        }

        #[test]
        fn reads_padded_rows() {
            small(sizes::reads_padded_rows);
        }

        #[test]
        fn keeps_the_last_good_shader() {
            small(|rig| shaders::keeps_the_last_good_shader(rig));
        }

        #[test]
        fn refuses_bad_uploads() {
            small(|rig| uploads::refuses_bad_uploads(rig));
        }

        #[test]
        fn shows_a_part_of_a_picture() {
            small(|rig| uploads::shows_a_part_of_a_picture(rig));
        }

        #[test]
        fn shows_sprites() {
            small(|rig| uploads::shows_sprites(rig));
        }

        #[test]
        fn draws_blended_instances_in_order() {
            small(|rig| uploads::draws_blended_instances_in_order(rig));
        }

        #[test]
        fn accepts_any_instance() {
            small(|rig| instances::accepts_any_instance(rig));
        }

        #[test]
        fn reloads_under_a_living_device() {
            small(|rig| device::reloads_under_a_living_device(rig));
        }

        #[test]
        fn reports_a_lost_device() {
            small(|rig| device::reports_a_lost_device(rig));
        }

        #[test]
        fn reuses_its_buffers() {
            small(|rig| instances::reuses_its_buffers(rig));
        }
    };
}

pub(crate) use drawing_tests;
