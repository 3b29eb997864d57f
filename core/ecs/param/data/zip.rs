//! Iterators over several columns at once. The compiler vectorises `Zip` of slices; these only
//! flatten its pairs into a tuple.

use std::iter::Zip;

macro_rules! zip {
    ($name:ident<$($column:ident $item:ident),+>, $nested:ty, $pattern:pat) => {
        /// Iterates over several columns at once.
        pub struct $name<$($column),+>(pub(super) $nested);

        impl<$($column: Iterator),+> Iterator for $name<$($column),+> {
            type Item = ($($column::Item,)+);
            #[inline]
            fn next(&mut self) -> Option<Self::Item> {
                self.0.next().map(|$pattern| ($($item,)+))
            }
            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
            #[inline]
            fn fold<Acc, Call: FnMut(Acc, Self::Item) -> Acc>(
                self,
                first: Acc,
                mut call: Call,
            ) -> Acc {
                self.0.fold(first, |acc, $pattern| call(acc, ($($item,)+)))
            }
        }
    };
}

/// A pair of all columns before and one more.
type Pair<A, B> = Zip<A, B>;

zip!(Zip1<A a>, A, a);
zip!(Zip2<A a, B b>, Pair<A, B>, (a, b));
zip!(Zip3<A a, B b, C c>, Pair<Pair<A, B>, C>, ((a, b), c));
zip!(Zip4<A a, B b, C c, D d>, Pair<Pair<Pair<A, B>, C>, D>, (((a, b), c), d));
zip!(Zip5<A a, B b, C c, D d, E e>, Pair<Pair<Pair<Pair<A, B>, C>, D>, E>, ((((a, b), c), d), e));
zip!(Zip6<A a, B b, C c, D d, E e, F f>, Pair<Pair<Pair<Pair<Pair<A, B>, C>, D>, E>, F>,
    (((((a, b), c), d), e), f));
zip!(Zip7<A a, B b, C c, D d, E e, F f, G g>,
    Pair<Pair<Pair<Pair<Pair<Pair<A, B>, C>, D>, E>, F>, G>,
    ((((((a, b), c), d), e), f), g));
zip!(Zip8<A a, B b, C c, D d, E e, F f, G g, H h>,
    Pair<Pair<Pair<Pair<Pair<Pair<Pair<A, B>, C>, D>, E>, F>, G>, H>,
    (((((((a, b), c), d), e), f), g), h));
