//! Mistakes in the use of queries.

use crate::Mistake;
use crate::mistake::in_game;

pub const MISTAKES: &[Mistake] = &[
    in_game(
        "parameter_without_mut.rs",
        "game.rs:13:34",
        &[
            "cannot borrow `fish` as mutable",
            "consider changing this to be mutable",
            "mut fish",
        ],
    ),
    in_game(
        "write_through_shared.rs",
        "game.rs:14:13",
        &[
            "cannot borrow `transform.translation` as mutable, as it is behind a `&` \
             reference",
            "this iterator yields `&` references",
        ],
    ),
    in_game(
        "loop_over_shared_query.rs",
        "game.rs:13:34",
        &[
            "is not an iterator",
            "`IntoIterator` is implemented for `&mut playground::prelude::Query<",
            "but not for `&playground::prelude::Query<",
        ],
    ),
    in_game(
        "loop_over_query_itself.rs",
        "game.rs:13:34",
        &[
            "is not an iterator",
            "consider mutably borrowing here",
            "in &mut fish",
        ],
    ),
    in_game(
        "iter_of_written_query.rs",
        "game.rs:13:14",
        &[
            "`&mut playground::prelude::Transform` writes, so a query that is shared cannot \
             give it",
            "iterate over `&mut query`, or use `for_each`, `get_mut`, `first_mut`, \
             `single_mut`",
        ],
    )
    .with_errors(2),
    in_game(
        "loop_writes_sparse.rs",
        "",
        &[
            "a `for` loop cannot write where a sparse component is named: use \
             `query.for_each(|..| ..)`, or `&query` to read",
            "--> game.rs:13:21",
        ],
    ),
    in_game(
        "columns_of_changed.rs",
        "game.rs:13:14",
        &[
            "checks single rows, so this query has no whole columns to give or to count",
            "use `for_each`",
        ],
    ),
    in_game(
        "columns_of_optional_sparse.rs",
        "",
        &[
            "`Option<&T>` of a sparse component has no whole column to give: use `for_each`",
            "--> game.rs:13:9",
        ],
    ),
    in_game(
        "length_of_changed.rs",
        "game.rs:13:22",
        &[
            "checks single rows, so this query has no whole columns to give or to count",
            "`query.iter().count()` counts",
        ],
    ),
    in_game(
        "commands_on_threads.rs",
        "game.rs:13:27",
        &[
            "this cannot be called on several threads at once",
            "parameters such as `Commands`, `Effects` and `Events` belong to the thread of the \
             system: use `for_each`",
        ],
    ),
    in_game(
        "events_on_threads.rs",
        "game.rs:17:27",
        &[
            "this cannot be called on several threads at once",
            "parameters such as `Commands`, `Effects` and `Events` belong to the thread of the \
             system: use `for_each`, or read what is needed before this",
        ],
    ),
    in_game(
        "random_numbers_on_threads.rs",
        "game.rs:13:50",
        &["cannot borrow `rng` as mutable, as it is a captured variable in a `Fn` closure"],
    ),
];
