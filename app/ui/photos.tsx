// Photos that hang on something, each a link to its own page-wide picture.

/** `label` names the nth photo for those who cannot see it. */
export function Photos({
	photos,
	label,
}: {
	photos: readonly { id: string; width: number; height: number }[]
	label: (n: number) => string
}) {
	return photos.length === 0 ? null : (
		<ul className="photos">
			{photos.map((photo, at) => (
				<li key={photo.id}>
					<a href={`/files/${photo.id}`}>
						<img
							src={`/files/${photo.id}`}
							width={photo.width}
							height={photo.height}
							alt={label(at + 1)}
							loading="lazy"
						/>
					</a>
				</li>
			))}
		</ul>
	)
}
