"""Many scenes played as one time: whatever happens anywhere happens in the order of the clock.

A scene is a generator: it yields the moment of its next act and, resumed when that moment has come, acts. Lists,
numbers of papers and journals then follow each other as they would have in life.
"""

from heapq import heapify, heappop, heappush


def play(scenes, until):
    """Play `scenes` up to the moment `until`; what would come later never happens."""
    queue = [(next(scene), number, scene) for number, scene in enumerate(scenes)]
    heapify(queue)
    while queue and queue[0][0] <= until:
        _, number, scene = heappop(queue)
        following = next(scene, None)
        if following is not None:
            heappush(queue, (following, number, scene))
