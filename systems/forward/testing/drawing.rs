//! [`drawing_tests`]: the tests of every rendering system, drawn offscreen on any adapter.

/// The tests of a system whose ViewModel is `$rendering`; `$system` is part of its pictures' names.
macro_rules! drawing_tests {
    ($rendering:ty, $system:literal) => {
        use playground_core_drawing::MeshKind;
        use $crate::testing::{
            bending, blending, capture, code, copies, device, glow, golden, instances, many_lamps,
            occlusion, panorama, picking,
            picture::assert_picture,
            reference,
            rig::{Rig, with_rig},
            scenes, shaders, shadows, similarity, sizes, smoothing, surfaces, uploads, views,
        };

        /// Runs a test with a small target.
        fn small(test: impl FnOnce(&mut Rig<$rendering>)) {
            with_rig(300, 200, test);
        }

        #[test]
        fn golden_scenes() {
            let [width, height] = golden::SIZE;
            with_rig(width, height, |rig: &mut Rig<$rendering>| {
                golden::compare_all(rig, $system);
            });
        }

        #[test]
        fn similarity_finds_what_a_person_sees() {
            similarity::finds_what_a_person_sees();
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
        fn picture_of_bent_bars() {
            with_rig(600, 400, |rig: &mut Rig<$rendering>| {
                bending::upload_bar(rig);
                rig.draw(&bending::bent_bars());
                assert_picture($system, "bent-bars", &rig.picture());
            });
        }

        #[test]
        fn bends_as_on_the_cpu() {
            small(|rig| bending::bends_as_on_the_cpu(rig));
        }

        #[test]
        fn bent_mesh_is_picked_and_culled_where_it_is() {
            small(|rig| bending::is_picked_and_culled_where_it_is(rig));
        }

        #[test]
        fn refuses_bad_joints() {
            small(|rig| bending::refuses_bad_joints(rig));
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
        fn blends() {
            small(|rig| blending::blends(rig));
        }

        #[test]
        fn refuses_bad_uploads() {
            small(|rig| uploads::refuses_bad_uploads(rig));
        }

        #[test]
        fn spheres_are_lit_as_the_format_says() {
            small(|rig| reference::spheres_are_lit_as_the_format_says(rig));
        }

        #[test]
        fn encoding_is_close_to_the_standard() {
            reference::encoding_is_close_to_the_standard();
        }

        #[test]
        fn bright_light_glows() {
            small(|rig| glow::bright_light_glows(rig));
        }

        #[test]
        fn light_shown_later_is_the_same() {
            small(|rig| glow::light_shown_later_is_the_same(rig));
        }

        #[test]
        fn exposure_and_curves_show_light_as_they_say() {
            small(|rig| glow::exposure_and_curves_show_light_as_they_say(rig));
        }

        #[test]
        fn sky_is_the_panorama() {
            small(|rig| panorama::sky_is_the_panorama(rig));
        }

        #[test]
        fn white_things_vanish_in_even_light() {
            small(|rig| panorama::white_things_vanish_in_even_light(rig));
        }

        #[test]
        fn refuses_bad_panoramas() {
            small(|rig| panorama::refuses_bad_panoramas(rig));
        }

        #[test]
        fn lamps_cast_shadows() {
            small(|rig| shadows::lamps_cast_shadows(rig));
        }

        #[test]
        fn brightest_lamps_cast_shadows() {
            small(|rig| shadows::brightest_lamps_cast_shadows(rig));
        }

        #[test]
        fn several_views_of_the_sun_are_finer() {
            small(|rig| shadows::several_views_of_the_sun_are_finer(rig));
        }

        #[test]
        fn many_lamps_shine_as_few_do() {
            small(|rig| many_lamps::many_lamps_shine_as_few_do(rig));
        }

        #[test]
        fn a_thousand_lamps_light_their_places() {
            small(|rig| many_lamps::a_thousand_lamps_light_their_places(rig));
        }

        #[test]
        fn shows_each_map() {
            small(|rig| surfaces::shows_each_map(rig));
        }

        #[test]
        fn leaves_out_what_is_below_the_cutoff() {
            small(|rig| surfaces::leaves_out_what_is_below_the_cutoff(rig));
        }

        #[test]
        fn shows_both_sides_of_a_surface_that_has_two() {
            small(|rig| surfaces::shows_both_sides_of_a_surface_that_has_two(rig));
        }

        #[test]
        fn uses_the_details_of_a_mesh() {
            small(|rig| surfaces::uses_the_details_of_a_mesh(rig));
        }

        #[test]
        fn coat_shines() {
            small(|rig| surfaces::coat_shines(rig));
        }

        #[test]
        fn distant_picture_is_its_mean() {
            small(|rig| surfaces::distant_picture_is_its_mean(rig));
        }

        #[test]
        fn refuses_bad_surfaces() {
            small(|rig| surfaces::refuses_bad_surfaces(rig));
        }

        #[test]
        fn shows_numbers_in_place_of_light() {
            small(|rig| views::shows_numbers_in_place_of_light(rig));
        }

        #[test]
        fn counts_what_is_drawn_often() {
            small(|rig| views::counts_what_is_drawn_often(rig));
        }

        #[test]
        fn counts_lights() {
            small(|rig| views::counts_lights(rig));
        }

        #[test]
        fn shows_which_copy_of_a_picture_is_sampled() {
            small(|rig| views::shows_which_copy_of_a_picture_is_sampled(rig));
        }

        #[test]
        fn shows_edges_where_the_device_can() {
            small(|rig| views::shows_edges_where_the_device_can(rig));
        }

        #[test]
        fn shows_everything_in_each_view() {
            small(|rig| views::shows_everything_in_each_view(rig));
        }

        #[test]
        fn corners_are_darker() {
            small(|rig| occlusion::corners_are_darker(rig));
        }

        #[test]
        fn lone_things_stay_as_they_are() {
            small(|rig| occlusion::lone_things_stay_as_they_are(rig));
        }

        #[test]
        fn edges_get_shades() {
            small(|rig| smoothing::edges_get_shades(rig));
        }

        #[test]
        fn changes_surfaces() {
            small(|rig| code::changes_surfaces(rig));
        }

        #[test]
        fn code_needs_no_parameters() {
            small(|rig| code::code_needs_no_parameters(rig));
        }

        #[test]
        fn mistakes_in_code_are_named() {
            small(|rig| code::mistakes_in_code_are_named(rig));
        }

        #[test]
        fn places_a_picture_in_another() {
            small(|rig| copies::places_a_picture_in_another(rig));
        }

        #[test]
        fn surface_shows_a_picture() {
            small(|rig| copies::surface_shows_a_picture(rig));
        }

        #[test]
        fn captures_passes() {
            small(|rig| capture::captures_passes(rig));
        }

        #[test]
        fn draws_a_million_instances() {
            small(|rig| instances::draws_a_million(rig));
        }

        #[test]
        fn draws_coarser_levels_of_small_things() {
            small(|rig| uploads::draws_coarser_levels_of_small_things(rig));
        }

        #[test]
        fn code_that_cannot_be_drawn_with_is_refused() {
            small(|rig| code::code_that_cannot_be_drawn_with_is_refused(rig));
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
